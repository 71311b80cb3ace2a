import type { MedusaContainer } from "@medusajs/framework/types"
import type { RentalOrder, RentalPaid } from "../../../../modules/rental/actions/orders"
import { lineageOf } from "../../../../modules/rental/domain/charges"
import { addMoney, isZero, remainder } from "../../../../modules/rental/domain/money"
import type MediaRentalService from "../../../../modules/rental/service"
import { feesOnOrder } from "../../../../modules/rental/settings"
import { settingsOf } from "../../../lib/settings"
import { factorOf, heldOn, isUncaptured, lineOf, orderMoney, type OrderMoney } from "../../settlement/order-money"

const NOTHING = { refundable: "0", asked: "0", factors: {}, deposit_paid: false }

/** What was paid for a rental on its shop order, and so can go back. */
export async function paidFor(
  container: MedusaContainer,
  { id, order_id, order_line_id }: Pick<RentalOrder, "id" | "order_id" | "order_line_id">,
): Promise<RentalPaid> {
  const fees_on_order = await settingsOf(container).getSetting(feesOnOrder)
  const order = order_id === null ? null : await orderMoney(container, order_id)
  if (!order || order.is_canceled) return { ...NOTHING, fees_on_order }
  const { ledger, settlement } = container.resolve<MediaRentalService>("mediaRental")
  const [charges, { deposit, share_open }] = await Promise.all([ledger.chargesOf([id]), settlement.state(id)])
  const refundable = refundableOf(order)
  const asked = remainder(order.pending, authorisedOf(order), order.currency_code)
  const isCharged = deposit?.mode === "charge" && (deposit.status !== "pending" || isZero(asked))
  return {
    refundable,
    asked,
    factors: Object.fromEntries(
      charges.flatMap((charge) => {
        const factor = factorOf(
          order,
          charge.kind === "rent" ? order_line_id : lineOf(order, lineageOf(charge, charges)),
        )
        return factor ? [[charge.id, factor]] : []
      }),
    ),
    deposit_paid: share_open && isCharged && !isZero(refundable),
    fees_on_order,
  }
}

/** Captured and not refunded, or authorised and to be captured before anything goes back. */
const refundableOf = (order: OrderMoney): string => addMoney([heldOn(order), authorisedOf(order)], order.currency_code)

function authorisedOf({ payments, currency_code }: OrderMoney): string {
  return addMoney(
    payments.filter(isUncaptured).map(({ amount }) => amount),
    currency_code,
  )
}
