import type { RentalTransaction } from "../../transaction/types"
import { planDowntime } from "../copies/downtime"
import { shelve } from "../copies/shelve"
import { UNSEEN, writeInspection, type InspectionInput } from "./inspection"
import type { MoneyLine } from "./return-plan"
import { lockUnit, type CounterRental } from "./rows"

export interface Closing {
  rental: CounterRental
  /** Left out when nobody had to look at the copy. */
  inspection?: InspectionInput | undefined
  /** Of the inspection, already checked. */
  lines: readonly MoneyLine[]
}

/**
 * Closes a returned rental: what was found is written and charged, and the copy goes to the shelf, where the first who
 * waits for the title gets it, or into repair. The money that was put down is settled afterwards.
 */
export async function closeRental(tx: RentalTransaction, { rental, inspection, lines }: Closing): Promise<void> {
  const unit = await lockUnit(tx, rental.unit_id)
  if (inspection) await writeInspection(tx, { rental, unit, inspection, lines })
  await tx.sql.execute(
    `update media_rental_order set status = 'closed', inspected_at = ?, closed_at = ?, version = version + 1,
       updated_at = now()
     where id = ? and status = 'returned'`,
    [inspection ? tx.now : null, tx.now, rental.id],
  )
  await tx.event({
    type: "order.closed",
    rental_order_id: rental.id,
    unit_id: unit.id,
    variant_id: rental.variant_id,
    from_status: "returned",
    to_status: "closed",
    data: { customer_id: rental.customer_id },
  })
  // Staff may have shelved the copy in the meantime; then it is no longer this rental's.
  if (unit.status !== "inspecting") return
  const { next_status } = inspection ?? UNSEEN
  if (next_status === "available") await shelve(tx, { id: unit.id })
  else await planDowntime(tx, { id: unit.id, status: next_status, note: inspection?.note ?? undefined })
}
