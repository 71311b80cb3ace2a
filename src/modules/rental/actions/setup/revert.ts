import type { Tier } from "../../domain/rent-price"
import type { RentalTransaction } from "../../transaction/types"
import { changeRow, lockAnyRow, setDeleted, touchRow } from "./rows"
import { replaceTiers } from "./tiers"
import type { SetupChange } from "./types"

/**
 * Undoes a change of a workflow that failed later, unless somebody has changed the row since. The event log keeps what
 * it has and gets another row.
 */
export async function revertChange(tx: RentalTransaction, { entry, id, before, after }: SetupChange): Promise<boolean> {
  const now = await lockAnyRow(tx, entry, id)
  // Each write moves the version on by one, that of a deletion too.
  const expected = after?.version ?? before!.version + 1
  if (!now || now.version !== expected || after?.version === before?.version) return false
  if (before === null) await setDeleted(tx, entry, now, true)
  else if (after === null) await setDeleted(tx, entry, now, false)
  else {
    const row = await changeRow(tx, entry, now, before)
    const tiers = Array.isArray(before.tiers) ? await replaceTiers(tx, id, before.tiers as Tier[]) : null
    if (tiers && row === now) await touchRow(tx, entry, now)
  }
  if (entry === "offer") {
    const { variant_id, product_id, enabled } = (before ?? after)!
    await tx.event({
      type: "offer.updated",
      variant_id: String(variant_id),
      data: { offer_id: id, product_id, enabled: before === null ? false : enabled, reverted: true },
    })
  }
  return true
}
