import type { AuditEventInput } from "../../../../modules/system/domain/audit-event"
import type { SetupChange, SetupEntry, SetupRow } from "../../../../modules/rental/actions/setup/types"

/** Changes as the audit log takes them; an edit that changed nothing leaves no trace. */
export function auditOfSetup(changes: readonly SetupChange[]): AuditEventInput[] {
  return changes.filter(reallyChanged).map(({ entry, id, before, after }) => ({
    action: `rental.${entry}.${before === null ? "created" : after === null ? "deleted" : "updated"}`,
    resource_type: `media_rental_${entry}`,
    resource_id: id,
    ...(before ? { before: view(entry, before) } : {}),
    ...(after ? { after: view(entry, after) } : {}),
    ...(typeof after?.block_reason === "string" ? { reason: after.block_reason } : {}),
  }))
}

export const reallyChanged = ({ before, after }: SetupChange): boolean => before?.version !== after?.version

/** What an edit decides; ids of tiers come and go with their content. */
function view(entry: SetupEntry, { id: _id, version: _version, ...row }: SetupRow): Record<string, unknown> {
  if (entry !== "rate_plan" || !Array.isArray(row.tiers)) return row
  return { ...row, tiers: (row.tiers as SetupRow[]).map(({ id: _tier, ...tier }) => tier) }
}
