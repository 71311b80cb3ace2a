import { MediaError, invalid } from "../../../../lib/errors"
import { isMoney, isZero } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { chargesOf, reverse, type Reversed } from "../ledger"
import { lockOrder } from "./rows"

export interface WaiveInput {
  rental_order_id: string
  charge_id: string
  /** Some of it; left out, all that is left. */
  amount?: string | undefined
  reason: string
}

/**
 * Takes back a charge of a rental, or some of it: what has been paid goes back, what has not is no longer asked for.
 *
 * @throws 404 `media_rental_charge_not_found`, also for another rental's charge; see `reverse`
 */
export async function waive(tx: RentalTransaction, input: WaiveInput): Promise<Reversed> {
  const rental = await lockOrder(tx, input.rental_order_id)
  const charge = (await chargesOf(tx.sql, [rental.id])).find(({ id }) => id === input.charge_id)
  if (!charge) {
    const message = `charge_id: rental ${rental.display_no} has no charge ${input.charge_id}`
    throw new MediaError("not_found", "media_rental_charge_not_found", message)
  }
  if (input.amount !== undefined) requireAmount(input.amount, charge.currency_code, "amount")
  const { charge_id, amount, reason } = input
  return reverse(tx, { charge_id, amount, reason })
}

/** @throws 400 `media_rental_amount` for what is no amount above zero in this currency */
export function requireAmount(amount: string, currency: string, path: string): void {
  if (isMoney(amount, currency) && !isZero(amount)) return
  throw invalid([
    { path, code: "media_rental_amount", message: `${amount} is no amount of ${currency.toUpperCase()} above 0` },
  ])
}
