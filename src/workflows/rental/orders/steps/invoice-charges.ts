import type { ILockingModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import {
  beginOrderEditOrderWorkflow,
  cancelBeginOrderEditWorkflow,
  confirmOrderEditRequestWorkflow,
  orderEditAddNewItemWorkflow,
} from "@medusajs/medusa/core-flows"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalActor, RentalEvent } from "../../../../modules/rental/transaction/types"
import { select } from "../../../lib/sql"
import { DEPOSIT_TYPE } from "../../cart/lib/line-item"
import { openCollection } from "./open-collection"
import { captureAuthorised } from "../../settlement/give-back"
import { openOrder } from "../../settlement/open-order"
import { CHARGE_FLAG, feeLines, type FeeCharge, type FeeLine, type FeeRental, type TaxedAs } from "../fee-lines"

export interface ChargeOrderInput {
  order_id: string
  /** Charges of rentals of this order; those that are not pending (any more) are passed over. */
  charge_ids: readonly string[]
  actor?: RentalActor
}

export interface ChargedOrder {
  /** Charges the order asks for now. */
  charge_ids: string[]
  order_change_id: string | null
  /** Where the customer can pay what is open on the order. */
  payment_collection_id: string | null
  /** Why nothing could be put on the order; the charges stay pending. */
  failure: string | null
  events: RentalEvent[]
}

/** Long enough for another edit of ours on the same order to end. */
const PATIENCE_S = 15

/**
 * Puts pending charges onto their shop order as lines of an order edit. It moves no rental and has nothing to undo: an
 * order that cannot be edited (cancelled, somebody is editing it) leaves the charges pending, where they count as debt
 * and the next settlement tries again.
 */
export const invoiceChargesStep = createStep(
  "media-rental-invoice-charges",
  async (input: ChargeOrderInput, { container }) => {
    const nothing = { charge_ids: [], order_change_id: null, payment_collection_id: null, failure: null, events: [] }
    if (input.charge_ids.length === 0) return new StepResponse<ChargedOrder>(nothing)
    const locking = container.resolve<ILockingModule>(Modules.LOCKING)
    try {
      const key = `media_rental:order:${input.order_id}`
      const done = await locking.execute(key, () => invoice(container, input), { timeout: PATIENCE_S })
      return new StepResponse<ChargedOrder>(done)
    } catch (error) {
      const failure = (error as Error).message
      container
        .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        .warn(`media_rental: charges of order ${input.order_id} stay pending: ${failure}`)
      return new StepResponse<ChargedOrder>({ ...nothing, failure })
    }
  },
)

async function invoice(container: MedusaContainer, { order_id, charge_ids, actor }: ChargeOrderInput) {
  const rental = container.resolve<MediaRentalService>("mediaRental")
  const charges = await pendingCharges(container, charge_ids)
  const order = await openOrder(container, order_id)
  const there = new Set(order.items.map(({ metadata }) => metadata[CHARGE_FLAG]))
  const missing = charges.filter(({ id }) => !there.has(id))
  let order_change_id: string | null = null
  if (missing.length > 0) {
    await captureAuthorised(container, order)
    order_change_id = await editOrder(container, order_id, await linesOf(container, order_id, missing))
  }
  const mark = { charge_ids: charges.map(({ id }) => id), from: ["pending" as const], to: "invoiced" as const }
  const { value, events } = await rental.ledger.mark(
    // A line that a run left behind which died right after has no change of ours any more; the order itself stands in.
    { ...mark, order_change_id: order_change_id ?? order_id },
    actor ? { actor } : {},
  )
  return {
    charge_ids: value.map(({ id }) => id),
    order_change_id,
    payment_collection_id: await openCollection(container, order_id),
    failure: null,
    events,
  }
}

/** Begun, filled and confirmed, or given up; confirming opens or updates the order's payment collection. */
async function editOrder(container: MedusaContainer, order_id: string, items: FeeLine[]): Promise<string> {
  const { result: change } = await beginOrderEditOrderWorkflow(container).run({
    input: { order_id, internal_note: "media-rental" },
  })
  try {
    await orderEditAddNewItemWorkflow(container).run({ input: { order_id, items } })
    await confirmOrderEditRequestWorkflow(container).run({ input: { order_id } })
  } catch (error) {
    await giveUp(container, order_id)
    throw error
  }
  return change.id
}

/** An edit left open would keep everybody else from editing the order, and us from trying again. */
async function giveUp(container: MedusaContainer, order_id: string): Promise<void> {
  await cancelBeginOrderEditWorkflow(container)
    .run({ input: { order_id } })
    .catch((error: Error) => {
      const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      logger.error(`media_rental: the edit of order ${order_id} could not be given up: ${error.message}`)
    })
}

async function pendingCharges(container: MedusaContainer, ids: readonly string[]): Promise<FeeCharge[]> {
  return select<FeeCharge>(
    container,
    `select c.id, c.rental_order_id, c.kind,
       (c.amount + coalesce((select sum(v.amount) from media_rental_charge v
         where v.reverses_id = c.id and v.deleted_at is null), 0))::text as net
     from media_rental_charge c
     where c.id = any(?) and c.status = 'pending' and c.reverses_id is null and c.deleted_at is null
       and c.amount + coalesce((select sum(v.amount) from media_rental_charge v
         where v.reverses_id = c.id and v.deleted_at is null), 0) > 0
     order by c.created_at, c.id`,
    [ids],
  )
}

async function linesOf(container: MedusaContainer, orderId: string, charges: readonly FeeCharge[]): Promise<FeeLine[]> {
  const [rentals, [order], [untaxed]] = await Promise.all([
    rentalsBehind(container, charges),
    select<{ locale: string | null }>(container, `select locale from "order" where id = ?`, [orderId]),
    select<{ id: string; value: string }>(
      container,
      `select id, value from product_type where value = ? and deleted_at is null limit 1`,
      [DEPOSIT_TYPE],
    ),
  ])
  return feeLines(charges, rentals, {
    locale: order?.locale ?? null,
    untaxed: untaxed ? { product_type: untaxed.value, product_type_id: untaxed.id } : {},
  })
}

async function rentalsBehind(
  container: MedusaContainer,
  charges: readonly FeeCharge[],
): Promise<Map<string, FeeRental>> {
  const rows = await select<Omit<FeeRental, "product"> & Record<keyof TaxedAs, string | null>>(
    container,
    `select r.id, r.display_no, coalesce(r.title_snapshot->>'title', f.title, '') as title, p.id as product_id,
       t.value as product_type, t.id as product_type_id, coalesce(li.is_tax_inclusive, false) as is_tax_inclusive
     from media_rental_order r left join media_rental_offer f on f.id = r.offer_id
     left join product p on p.id = f.product_id left join product_type t on t.id = p.type_id
     left join order_line_item li on li.id = r.order_line_id
     where r.id = any(?)`,
    [charges.map(({ rental_order_id }) => rental_order_id)],
  )
  return new Map(
    rows.map(({ product_id, product_type, product_type_id, ...row }) => [
      row.id,
      { ...row, product: given({ product_id, product_type, product_type_id }) },
    ]),
  )
}

const given = (product: Record<keyof TaxedAs, string | null>): TaxedAs =>
  Object.fromEntries(Object.entries(product).filter(([, value]) => value !== null))
