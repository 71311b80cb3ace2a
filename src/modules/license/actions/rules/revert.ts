import type { LicenseTransaction } from "../../transaction/types"
import { changeRule, findRule, setDeleted, type RuleChange } from "./rows"

/** Puts a row back as it was; what somebody has changed since stays. */
export async function revertRule(tx: LicenseTransaction, { entry, id, before, after }: RuleChange): Promise<boolean> {
  const now = await findRule(tx.sql, entry, `"id" = ? for update`, id)
  // Each write moves the version on by one, that of a deletion too.
  const expected = after?.version ?? before!.version + 1
  if (!now || now.version !== expected || after?.version === before?.version) return false
  if (before === null) await setDeleted(tx, entry, now, true)
  else if (after === null) await setDeleted(tx, entry, now, false)
  else await changeRule(tx, entry, now, before)
  return true
}
