import type { SettlementState } from "../../../modules/rental/actions/settlement"
import { hasEnded } from "../../../modules/rental/domain/settlement"
import { chargeRentalOrderWorkflow } from "../orders/charge-order"
import { captureAuthorised } from "./give-back"
import { MoneyWaits, openOrder } from "./open-order"
import { noteOrderPaid } from "./order-paid"
import type { Settling } from "./settle-step"

/**
 * Lets the shop order ask for what the deposit does not cover. While the copy is out, only an extension is asked for:
 * the rest is settled with the deposit when the rental ends. If the order cannot be edited the charges stay pending and
 * count as debt.
 */
export async function invoicePending(settling: Settling): Promise<void> {
  const { container, rental, actor, rental_order_id } = settling
  const state = await rental.settlement.state(rental_order_id)
  const charge_ids = dueNow(state).map((charge) => charge.id)
  if (charge_ids.length === 0) return
  const order_id = state.rental.order_id!
  // What is taken now has paid for what the order asked for until now, and not for what is added.
  await captureAuthorised(container, await openOrder(container, order_id))
  await noteOrderPaid(settling)
  const { result } = await chargeRentalOrderWorkflow(container).run({ input: { order_id, charge_ids, actor } })
  if (result.failure) throw new MoneyWaits(result.failure)
}

function dueNow({ rental, pending, share_open }: SettlementState): SettlementState["pending"] {
  if (!hasEnded(rental.status)) return pending.filter((charge) => charge.kind === "extension")
  return share_open ? [] : pending
}
