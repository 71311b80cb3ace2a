import type { Actor } from "../../../lib/permission"
import type { By } from "../../../modules/license/transaction/types"

/** Who is behind a change, for the event log. */
export const byOf = (actor: Actor | undefined): By => (actor ? { actor: { type: actor.type, id: actor.id } } : {})
