import { invalid } from "../../../../lib/errors"
import { inspectionRoom } from "../../domain/charges"
import type { INSPECTION_CHARGE_KINDS } from "../../domain/enums"
import { addMoney, compareMoney } from "../../domain/money"
import { isChargeable } from "../../domain/order-rights"
import type { RentalTransaction } from "../../transaction/types"
import { chargesOf, post, type Charge } from "../ledger"
import { lockOrder, wrongState } from "./rows"
import { requireAmount } from "./waive"

export interface StaffCharge {
  kind: (typeof INSPECTION_CHARGE_KINDS)[number]
  amount: string
  reason?: string | undefined
}

export interface ChargeInput {
  rental_order_id: string
  charges: readonly StaffCharge[]
}

/**
 * Charges what staff found: damage, cleaning, missing parts. All of it together stays within the replacement value.
 *
 * @throws 409 `media_rental_state` for a copy that never was at the customer's, 400 `media_rental_amount`
 */
export async function chargeByStaff(
  tx: RentalTransaction,
  input: ChargeInput,
): Promise<{ rental_order_id: string; order_id: string | null; status: string; charges: Charge[] }> {
  const rental = await lockOrder(tx, input.rental_order_id)
  if (!isChargeable(rental.status)) throw wrongState(rental, "bears no such charges")
  const { id: rental_order_id, currency_code, replacement_value } = rental
  input.charges.forEach(({ amount }, index) => requireAmount(amount, currency_code, `charges.${index}.amount`))
  const room = inspectionRoom(await chargesOf(tx.sql, [rental.id]), replacement_value, currency_code)
  requireRoom(input.charges, room, currency_code)
  const charges: Charge[] = []
  for (const { kind, amount, reason } of input.charges) {
    const period_key = `staff:${tx.newId("rchg")}`
    const draft = { rental_order_id, kind, period_key, amount, currency_code, reason: reason ?? null }
    charges.push(await post(tx, { ...draft, status: "pending" }))
  }
  return { rental_order_id, order_id: rental.order_id, status: rental.status, charges }
}

function requireRoom(charges: readonly StaffCharge[], room: string, currency: string): void {
  const sum = addMoney(
    charges.map(({ amount }) => amount),
    currency,
  )
  if (compareMoney(sum, room) <= 0) return
  const message = `${sum} is more than the ${room} left of the replacement value`
  throw invalid([{ path: "charges", code: "media_rental_amount", message }])
}
