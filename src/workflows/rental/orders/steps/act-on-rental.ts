import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { StaffCharge } from "../../../../modules/rental/actions/orders"
import type { Charge } from "../../../../modules/rental/actions/ledger"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalActor, RentalEvent } from "../../../../modules/rental/transaction/types"
import { paidFor } from "../lib/paid"
import { currentRates } from "../lib/rates"
import { salePriceOf } from "../lib/sale-price"

/** What was shown before the confirmation. */
export interface Expected {
  total: string
  currency_code: string
}

/** What is done with a rental outside the counter. */
export type RentalAct =
  | { act: "extend"; due_date: string; by: "customer" | "staff"; expected: Expected }
  /** An order that is called off as a whole, or a job, expects nothing. */
  | { act: "cancel"; reason: string; expected?: Expected }
  | { act: "no_show"; expected?: Expected }
  | { act: "lost"; expected?: Expected }
  | { act: "buyout"; expected: Expected }
  | { act: "reseat"; unit_id?: string | undefined }
  | { act: "charge"; charges: StaffCharge[] }
  | { act: "waive"; charge_id: string; amount?: string | undefined; reason: string }

export interface ActOnRentalInput {
  rental_order_id: string
  act: RentalAct
  actor: RentalActor
}

export interface ActedOnRental {
  rental_order_id: string
  order_id: string | null
  /** Charges that were posted. */
  charges: Charge[]
  events: RentalEvent[]
}

/**
 * Reads what the decision needs from other modules, then decides and writes in one transaction. What follows moves money
 * by the ledger or tells of it, so there is nothing to undo: a copy that others have been promised does not come back.
 */
export const actOnRentalStep = createStep(
  "media-rental-act-on-rental",
  async (input: ActOnRentalInput, { container }) => {
    const { orders } = container.resolve<MediaRentalService>("mediaRental")
    const rental = await orders.find(input.rental_order_id)
    const { value, events } = await perform(container, input)
    const charges = "charges" in value ? value.charges : []
    const { id: rental_order_id, order_id } = rental
    return new StepResponse<ActedOnRental>({ rental_order_id, order_id, charges, events })
  },
)

async function perform(container: MedusaContainer, { rental_order_id, act, actor }: ActOnRentalInput) {
  const { orders } = container.resolve<MediaRentalService>("mediaRental")
  const rental = await orders.find(rental_order_id)
  const who = { actor }
  switch (act.act) {
    case "extend": {
      const rates = await currentRates(container, rental)
      const { due_date, by, expected } = act
      return orders.extend({ rental_order_id, due_date, by, expected, rates }, who)
    }
    case "cancel": {
      const paid = await paidFor(container, rental)
      const { reason, expected } = act
      return orders.cancel({ rental_order_id, paid, reason, ...(expected ? { expected } : {}) }, who)
    }
    case "no_show": {
      const paid = await paidFor(container, rental)
      return orders.noShow({ rental_order_id, paid, ...(act.expected ? { expected: act.expected } : {}) }, who)
    }
    case "lost":
      return orders.lost({ rental_order_id, ...(act.expected ? { expected: act.expected } : {}) }, who)
    case "buyout": {
      const sale_price = await salePriceOf(container, rental)
      return orders.buyOut({ rental_order_id, sale_price, expected: act.expected }, who)
    }
    case "reseat":
      return orders.reseat({ rental_order_id, unit_id: act.unit_id }, who)
    case "charge":
      return orders.charge({ rental_order_id, charges: act.charges }, who)
    case "waive":
      return orders.waive({ rental_order_id, ...act }, who)
  }
}
