import type { RentalTransaction } from "../../transaction/types"
import { changeUnit, openUnit } from "./unit"

/**
 * Copies that were set aside for a rental, and that it does not need any more, stand on the shelf again; others are left
 * alone. Whose turn it is then is the caller's to ask.
 */
export async function backToShelf(
  tx: RentalTransaction,
  unitIds: readonly string[],
  change: "not_fetched" | "swapped",
): Promise<void> {
  for (const id of [...unitIds].sort()) {
    const unit = await openUnit(tx, { id })
    if (unit.status === "ready") await changeUnit(tx, unit, { status: "available" }, { change })
  }
}
