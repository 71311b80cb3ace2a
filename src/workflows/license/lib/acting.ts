import type { Actor } from "../../../lib/permission"

/** Input of a workflow that somebody has started. */
export type Acting<T> = T & { actor?: Actor | undefined }
