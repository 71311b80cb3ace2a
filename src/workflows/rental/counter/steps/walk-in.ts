import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { FinishWalkIn, ReservedWalkIn, WalkInCopy } from "../../../../modules/rental/actions/counter"
import { compareMoney } from "../../../../modules/rental/domain/money"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalActor } from "../../../../modules/rental/transaction/types"
import { letGo, type AuthorizedDeposit } from "../hold-payment"
import { revive } from "../hand-out"
import { orderMoney } from "../../settlement/order-money"
import { announceUndo } from "../../steps/announce"
import { COPY_FLAG, planWalkIn, walkInLines, type WalkInPlan, type WalkInRequest } from "../walk-in/plan"
import { MediaError } from "../../../../lib/errors"
import { DEPOSIT_FLAG } from "../../cart/lib/cart-facts"

export interface WalkInInput extends WalkInRequest {
  currency_code: string
  payment: "paid" | "later"
  expected_total: string
  date_of_birth?: string | undefined
  actor: RentalActor
}

/** Prices, deposit and tax of the scanned copies. Reads only. @throws 409 `media_rental_charge_changed`; see `planWalkIn` */
export const planWalkInStep = createStep("media-rental-plan-walk-in", async (input: WalkInInput, { container }) => {
  const plan = await planWalkIn(container, input, new Date())
  requireTotal(plan, input.expected_total, plan.total)
  return new StepResponse(plan)
})

function requireTotal(plan: WalkInPlan, expected: string, total: string): void {
  if (compareMoney(expected, total) === 0) return
  const { currency_code } = plan.shop
  throw new MediaError(
    "conflict",
    "media_rental_charge_changed",
    `expected_total: ${expected} is not the total of ${total} ${currency_code}`,
    { details: { lines: walkInLines(plan), expected_total: total, currency_code } },
  )
}

interface ReserveStepInput {
  plan: WalkInPlan
  input: WalkInInput
}

/** Books the copies. Undone by cancelling the rentals: the copies stand on the shelf, or where they were kept before. */
export const reserveWalkInStep = createStep(
  "media-rental-reserve-walk-in",
  async ({ plan, input }: ReserveStepInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { customer_id, location_id, date_of_birth, actor } = input
    const { currency_code } = plan.shop
    const copies = plan.copies.map((copy): WalkInCopy => ({ ...copy, due_at: new Date(copy.due_at) }))
    const limits = { ...plan.limits, titles: plan.limits.titles.map(withDates) }
    const { value, events } = await counter.reserveWalkIn(
      { customer_id, location_id, currency_code, copies, limits, date_of_birth },
      { actor },
    )
    const titles = copies.map((copy) => copy.variant_id)
    return new StepResponse({ ...value, events }, { ...value, titles, customer_id, actor })
  },
  async (reserved, { container }) => {
    if (!reserved) return
    const { titles, customer_id, actor, ...rest } = reserved
    const kept = rest.kept.map((copy) => ({ ...copy, expires_at: new Date(copy.expires_at) }))
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const walkIn: ReservedWalkIn = { ...rest, kept }
    const { events } = await counter.undoWalkIn(walkIn, { titles, customer_id, actor })
    await announceUndo(container, events, rest.rental_order_ids)
  },
)

function withDates(title: WalkInPlan["limits"]["titles"][number]): WalkInPlan["limits"]["titles"][number] {
  return { ...title, period: { ...title.period, starts_at: new Date(title.period.starts_at) } }
}

/** Which order line stands for what, of an order that has just been made. */
export interface WalkInOrderLines {
  /** By copy. */
  lines: Record<string, string>
  deposit_line_id: string | null
  total: string
}

/**
 * Medusa must have come to the total that the desk has shown; otherwise nothing happens. Reads only.
 * @throws 409 `media_rental_charge_changed`
 */
export const readWalkInOrderStep = createStep(
  "media-rental-read-walk-in-order",
  async ({ plan, order_id }: { plan: WalkInPlan; order_id: string }, { container }) => {
    const order = await orderMoney(container, order_id)
    if (!order) throw new Error(`order ${order_id} of a walk-in is not there`)
    requireTotal(plan, plan.total, order.total)
    const lines: Record<string, string> = {}
    for (const { id, metadata } of order.items) {
      const copy = metadata[COPY_FLAG]
      if (typeof copy === "string") lines[copy] = id
    }
    const deposit = order.items.find(({ metadata }) => metadata[DEPOSIT_FLAG] === true)
    return new StepResponse<WalkInOrderLines>({ lines, deposit_line_id: deposit?.id ?? null, total: order.total })
  },
)

/**
 * Stands behind the payment of a walk-in: Medusa does not take a capture back by itself, so should the copies not leave
 * after all, what was taken is given back here.
 */
export const guardWalkInPaymentStep = createStep(
  "media-rental-guard-walk-in-payment",
  async (input: { payment_collection_id: string | null; currency_code: string }) => new StepResponse(null, input),
  async (input, { container }) => {
    if (!input?.payment_collection_id) return
    for (const payment of await paymentsOf(container, input.payment_collection_id)) {
      await letGo(container, payment, input.currency_code)
    }
  },
)

async function paymentsOf(container: MedusaContainer, collectionId: string) {
  const { payments } = await container
    .resolve<IPaymentModuleService>(Modules.PAYMENT)
    .retrievePaymentCollection(collectionId, { relations: ["payments", "payments.captures"] })
  return (payments ?? []).map(({ id, amount, captures }) => ({
    payment_id: id,
    amount: String(amount),
    captured: (captures ?? []).length > 0,
  }))
}

export interface FinishStepInput {
  finish: Omit<FinishWalkIn, "authorization">
  authorization: AuthorizedDeposit | null
  titles: string[]
  customer_id: string
  actor: RentalActor
}

/** The copies leave: the last change of the workflow, so nothing undoes it. */
export const finishWalkInStep = createStep(
  "media-rental-finish-walk-in",
  async ({ finish, authorization, ...scope }: FinishStepInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { value, events } = await counter.finishWalkIn({ ...finish, authorization: revive(authorization) }, scope)
    return new StepResponse({ handed: value, events })
  },
)

/** Number of the order, for the receipt. */
export async function displayIdOf(container: MedusaContainer, orderId: string): Promise<number | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["display_id"], filters: { id: orderId } })
  return (data[0] as { display_id?: number } | undefined)?.display_id ?? null
}
