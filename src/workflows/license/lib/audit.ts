import type { Actor } from "../../../lib/permission"
import type { LicenseActor } from "../../../modules/license/transaction/types"

/** Who did it, as the audit log takes it; nobody by name is the system. */
export const auditActor = ({ type, id }: LicenseActor): { actor?: Actor } => (id ? { actor: { type, id } } : {})
