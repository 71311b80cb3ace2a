import { pgTextArray } from "../../../../lib/sql"
import type { ChargeStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { CHARGE_COLUMNS, asCharge, type Charge } from "./charge"

export interface ChargeMark {
  charge_ids: readonly string[]
  /** A charge in another status is left as it is. */
  from: readonly ChargeStatus[]
  to: ChargeStatus
  /** `deposit`, `order`, `counter` */
  paid_by?: string
  order_change_id?: string
}

/**
 * Moves charges to another status and their reversals with them, where they still are in one of `from`.
 * Answers the charges that moved, without their reversals.
 */
export async function markCharges(tx: RentalTransaction, mark: ChargeMark): Promise<Charge[]> {
  if (mark.charge_ids.length === 0) return []
  const rows = await tx.sql.execute<Charge>(
    `update media_rental_charge c set status = ?, paid_by = coalesce(?, c.paid_by),
       order_change_id = coalesce(?, c.order_change_id), updated_at = now()
     where (c.id = any(?::text[]) or c.reverses_id = any(?::text[])) and c.status = any(?::text[])
       and c.status <> ? and c.deleted_at is null
     returning ${CHARGE_COLUMNS}`,
    [
      mark.to,
      mark.paid_by ?? null,
      mark.order_change_id ?? null,
      pgTextArray(mark.charge_ids),
      pgTextArray(mark.charge_ids),
      pgTextArray(mark.from),
      mark.to,
    ],
  )
  const moved = rows.filter((row) => row.reverses_id === null).map(asCharge)
  for (const { id, rental_order_id, kind, amount, currency_code } of moved) {
    await tx.event({
      type: "charge.status",
      rental_order_id,
      to_status: mark.to,
      data: { charge_id: id, kind, amount, currency_code, paid_by: mark.paid_by ?? null },
    })
  }
  return moved
}
