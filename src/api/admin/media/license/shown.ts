import type { Shown } from "../../../../modules/license/domain/verify/pipeline"

/** What was scanned or typed, as a check takes it. */
export const shownOf = ({ url, code }: { url?: string | undefined; code?: string | undefined }): Shown =>
  url === undefined ? { text: code ?? "", kind: "code" } : { text: url, kind: "url" }
