import type { MedusaContainer } from "@medusajs/framework/types"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { RentalEvent } from "../../../modules/rental/transaction/types"
import { select } from "../../lib/sql"
import { recordIfPaid } from "../settlement/order-paid"
import { announceStep } from "../steps/announce"

export interface NotePaymentInput {
  payment_id: string
}

/** Told twice, or of a payment that has nothing to do with renting, it changes nothing; so there is nothing to undo. */
export const notePaymentStep = createStep(
  "media-rental-note-payment",
  async ({ payment_id }: NotePaymentInput, { container }) => {
    const events: RentalEvent[] = []
    for (const id of await rentingOrders(container, payment_id)) events.push(...(await recordIfPaid(container, id)))
    return new StepResponse({ events })
  },
)

/** The shop order of a payment, when it has rentals. */
async function rentingOrders(container: MedusaContainer, paymentId: string): Promise<string[]> {
  const rows = await select<{ order_id: string }>(
    container,
    `select distinct link.order_id from payment p
     join order_payment_collection link on link.payment_collection_id = p.payment_collection_id and link.deleted_at is null
     where p.id = ? and exists (select 1 from media_rental_order r where r.order_id = link.order_id)`,
    [paymentId],
  )
  return rows.map(({ order_id }) => order_id)
}

export const noteRentalPaymentWorkflowId = "media-rental-note-payment"

/**
 * A payment has been taken: once its shop order has nothing left to pay, the rents, extensions and fees on it are paid
 * too, and stop being debt.
 *
 * @example await noteRentalPaymentWorkflow(container).run({ input: { payment_id } })
 */
export const noteRentalPaymentWorkflow = createWorkflow(
  noteRentalPaymentWorkflowId,
  (input: WorkflowData<NotePaymentInput>) => {
    const noted = notePaymentStep(input)
    announceStep(transform({ noted }, ({ noted }) => ({ events: noted.events })))
    return new WorkflowResponse(transform({ noted }, ({ noted }) => ({ events: noted.events.length })))
  },
)
