import type { RentalTransaction } from "../../transaction/types"
import { depositOfOrder, recordAuthorization, type HoldAuthorization, type RecordedDeposit } from "./deposit-hold"
import { findRental, wrongState } from "./rows"

export interface SecureDeposit {
  rental_id: string
  authorization: HoldAuthorization | null
}

/**
 * Writes down that an order's deposit is secured anew, on hold or as money, after its hold has run out or when it will
 * not last.
 *
 * @throws 409 `media_rental_state` when nothing has to be secured
 */
export async function secureDeposit(
  tx: RentalTransaction,
  { rental_id, authorization }: SecureDeposit,
): Promise<RecordedDeposit> {
  const rental = await findRental(tx.sql, rental_id)
  const recorded = authorization && (await recordAuthorization(tx, rental, authorization))
  // Another desk was first: what this one has authorised is let go of by its workflow.
  if (!recorded || recorded.surplus)
    throw wrongState("the deposit of this order needs no new security", { deposit: null })
  return recorded
}

const WAIVABLE = ["pending", "authorized", "reauthorized", "expired"]

/**
 * Staff do without a deposit that was to be held. What is on hold is to be let go of afterwards.
 *
 * @returns the payment to let go of, if there is one
 * @throws 409 `media_rental_state` for a deposit that has been taken as money, or given up before
 */
export async function waiveDeposit(
  tx: RentalTransaction,
  rentalId: string,
): Promise<{ payment_id: string; amount: string; currency_code: string } | null> {
  const rental = await findRental(tx.sql, rentalId)
  const deposit = await depositOfOrder(tx.sql, rental.order_id, "for update")
  if (!deposit || deposit.mode !== "hold" || !WAIVABLE.includes(deposit.status)) {
    const status = deposit?.status ?? null
    throw wrongState(`a deposit that is ${status ?? "not there"} cannot be done without`, { deposit: status })
  }
  await tx.sql.execute(
    `update media_rental_deposit set status = 'released', last_error = null, updated_at = now() where id = ?`,
    [deposit.id],
  )
  await tx.event({
    type: "deposit.changed",
    rental_order_id: rental.id,
    from_status: deposit.status,
    to_status: "released",
    data: { deposit_id: deposit.id, order_id: deposit.order_id, waived: true },
  })
  const isLive = deposit.status === "authorized" || deposit.status === "reauthorized"
  if (!isLive || deposit.payment_id === null) return null
  return { payment_id: deposit.payment_id, amount: deposit.amount, currency_code: deposit.currency_code }
}
