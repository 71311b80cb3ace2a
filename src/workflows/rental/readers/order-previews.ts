import type { MedusaContainer } from "@medusajs/framework/types"
import type { MoneyPlan } from "../../../modules/rental/actions/orders"
import type MediaRentalService from "../../../modules/rental/service"
import { paidFor } from "../orders/lib/paid"
import { currentRates } from "../orders/lib/rates"
import { salePriceOf } from "../orders/lib/sale-price"

/** What is asked about before it is done. */
export type PreviewedAct =
  | { act: "extend"; due_date: string; by: "customer" | "staff" }
  | { act: "cancel" }
  | { act: "no_show" }
  | { act: "lost" }
  | { act: "buyout" }

/** Lines and total of an act; the total is repeated when it is confirmed. */
export interface MoneyPreview extends Omit<MoneyPlan, "total"> {
  expected_total: string
  as_of: string
}

/**
 * What an act would cost, or give back, were it done now.
 *
 * @throws what the act itself would throw
 * @example await previewAct(container, id, { act: "extend", due_date: "2026-12-09", by: "customer" })
 */
export async function previewAct(container: MedusaContainer, id: string, asked: PreviewedAct): Promise<MoneyPreview> {
  const now = new Date()
  const { lines, total, currency_code } = await planOf(container, id, asked, now)
  return { lines, expected_total: total, currency_code, as_of: now.toISOString() }
}

async function planOf(container: MedusaContainer, id: string, asked: PreviewedAct, now: Date): Promise<MoneyPlan> {
  const { orders } = container.resolve<MediaRentalService>("mediaRental")
  const rental = await orders.find(id)
  switch (asked.act) {
    case "extend": {
      const { due_date, by } = asked
      return orders.previewExtension(id, { due_date, by, rates: await currentRates(container, rental) }, now)
    }
    case "cancel":
      return orders.previewCancellation(id, await paidFor(container, rental), now)
    case "no_show":
      return orders.previewNoShow(id, await paidFor(container, rental), now)
    case "lost":
      return orders.previewLost(id)
    case "buyout":
      return orders.previewBuyout(id, { sale_price: await salePriceOf(container, rental) })
  }
}
