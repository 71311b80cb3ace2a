import {
  createOrderPaymentCollectionWorkflow,
  createOrderWorkflow,
  emitEventStep,
  markPaymentCollectionAsPaid,
} from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { isZero } from "../../../modules/rental/domain/money"
import { rentOutTagsStep } from "../../license/custody/steps"
import { announceStep } from "../steps/announce"
import { authorizeDepositStep } from "./steps/authorize-deposit"
import {
  finishWalkInStep,
  guardWalkInPaymentStep,
  planWalkInStep,
  readWalkInOrderStep,
  reserveWalkInStep,
  type WalkInInput,
  type WalkInOrderLines,
} from "./steps/walk-in"
import type { AuthorizedDeposit } from "./hold-payment"
import type { WalkInPlan } from "./walk-in/plan"

export type { WalkInInput } from "./steps/walk-in"

export const walkInRentalWorkflowId = "media-rental-walk-in"

/**
 * Rents the scanned copies out on the spot: booked, put on one shop order, paid (or left open on the order), handed out.
 * Until they are handed out a failure leaves nothing behind: no standing rental, no order, the copies on the shelf.
 *
 * @throws 409 `media_rental_charge_changed`, `media_rental_unit_conflict`, `media_rental_unit_held`,
 * `media_rental_deposit_refused`, `media_license_tag_state`; 400 with every limit that is not kept
 * @example
 * const { result } = await walkInRentalWorkflow(container).run({
 *   input: { customer_id, barcodes, days: 3, location_id, payment: "paid", expected_total: "5.00", currency_code: "eur", actor },
 * })
 */
export const walkInRentalWorkflow = createWorkflow(walkInRentalWorkflowId, (input: WorkflowData<WalkInInput>) => {
  const plan = planWalkInStep(input)
  const reserved = reserveWalkInStep({ plan, input })
  rentOutTagsStep(
    transform({ input, plan }, ({ input, plan }) => ({
      unit_ids: plan.copies.map(({ unit_id }) => unit_id),
      actor: input.actor,
    })),
  )
  const order = createOrderWorkflow.runAsStep({ input: transform({ plan }, ({ plan }) => orderOf(plan)) as never })
  const made = readWalkInOrderStep(transform({ plan, order }, ({ plan, order }) => ({ plan, order_id: order.id })))
  const collections = when({ made }, ({ made }) => !isZero(made.total)).then(() =>
    createOrderPaymentCollectionWorkflow.runAsStep({
      input: transform({ made, order }, ({ made, order }) => ({ order_id: order.id, amount: Number(made.total) })),
    }),
  )
  const collection_id = transform({ collections }, ({ collections }) => collections?.[0]?.id ?? null)
  when({ input, collection_id }, ({ input, collection_id }) => input.payment === "paid" && collection_id !== null).then(
    () =>
      markPaymentCollectionAsPaid.runAsStep({
        input: transform({ input, order, collection_id }, ({ input, order, collection_id }) => ({
          order_id: order.id,
          payment_collection_id: collection_id!,
          captured_by: input.actor.id ?? "",
        })),
      }),
  )
  guardWalkInPaymentStep(
    transform({ plan, collection_id }, ({ plan, collection_id }) => ({
      payment_collection_id: collection_id,
      currency_code: plan.shop.currency_code,
    })),
  )
  const authorization = authorizeDepositStep(
    transform({ plan, order }, ({ plan, order }) => ({
      order_id: order.id,
      customer_id: plan.shop.customer.id,
      amount: plan.deposit.mode === "hold" ? plan.deposit.total : "0",
      currency_code: plan.shop.currency_code,
      latest_due: latestDue(plan),
      mode: "hold" as const,
    })),
  )
  const done = finishWalkInStep(
    transform(
      { input, plan, reserved, order, made, authorization },
      ({ input, plan, reserved, order, made, authorization }) => ({
        finish: finishOf({ input, plan, made, order_id: order.id, rental_order_ids: reserved.rental_order_ids }),
        authorization: authorization as AuthorizedDeposit | null,
        titles: plan.copies.map((copy) => copy.variant_id),
        customer_id: input.customer_id,
        actor: input.actor,
      }),
    ),
  )
  emitEventStep({ eventName: "order.placed", data: transform({ order }, ({ order }) => ({ id: order.id })) })
  announceStep(
    transform({ reserved, done }, ({ reserved, done }) => ({ events: [...reserved.events, ...done.events] })),
  )
  return new WorkflowResponse(
    transform({ order, made, reserved, collection_id }, ({ order, made, reserved, collection_id }) => ({
      order_id: order.id,
      total: made.total,
      rental_order_ids: reserved.rental_order_ids,
      payment_collection_id: collection_id,
    })),
  )
})

/** The tax goes by where the shop is, as the customer stands in it. */
function orderOf({ shop, items }: WalkInPlan): Record<string, unknown> {
  const { region_id, currency_code, sales_channel_id, address, customer } = shop
  return {
    region_id,
    currency_code,
    ...(sales_channel_id === null ? {} : { sales_channel_id }),
    customer_id: customer.id,
    ...(customer.email === null ? {} : { email: customer.email }),
    ...(address === null ? {} : { shipping_address: address, billing_address: address }),
    items,
    metadata: { media_rental_walk_in: true },
  }
}

function latestDue({ copies }: WalkInPlan): Date {
  return new Date(Math.max(...copies.map((copy) => new Date(copy.due_at).getTime())))
}

interface Finishing {
  input: WalkInInput
  plan: WalkInPlan
  made: WalkInOrderLines
  order_id: string
  rental_order_ids: string[]
}

function finishOf({ input, plan, made, order_id, rental_order_ids }: Finishing) {
  const { limits, shop, deposit, copies } = plan
  return {
    order_id,
    currency_code: shop.currency_code,
    paid: input.payment === "paid",
    deposit: { ...deposit, order_line_id: made.deposit_line_id },
    rentals: copies.map(({ unit_id }, index) => ({
      rental_order_id: rental_order_ids[index]!,
      unit_id,
      order_line_id: made.lines[unit_id]!,
    })),
    renter: {
      has_account: limits.has_account,
      allow_guest: true,
      // Judged with the booking a moment ago; the desk has not closed since.
      min_age: null,
      rentable_from: null,
    },
  }
}
