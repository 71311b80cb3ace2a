import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { buyOutTagStep } from "../../license/custody/steps"
import { announceLicenseStep } from "../../license/steps/announce"
import { announceStep } from "../steps/announce"
import { settleRentalWorkflow } from "../settle"
import { actOnRentalStep, type ActOnRentalInput } from "./steps/act-on-rental"
import { findBoughtCopyStep } from "./steps/find-bought-copy"
import { openCollectionStep } from "./steps/open-collection"

export type { ActOnRentalInput, Expected, RentalAct } from "./steps/act-on-rental"

export const actOnRentalWorkflowId = "media-rental-act-on-rental"

/**
 * Extends, cancels, gives up, sells, moves or charges a rental, or takes a charge back; then its money follows: refunds,
 * the deposit, and what the shop order is to ask for. Where a total was shown before, another one now is a 409 and
 * nothing is written.
 *
 * Answers the charges that were posted and the payment collection in which the customer can pay what the shop order asks
 * for now, `null` when it asks for nothing (or cannot be edited: then the charges are pending).
 *
 * @throws 404 `media_rental_not_found`, 409 `media_rental_state`, `media_rental_charge_changed`; see the verbs of
 * `mediaRental.orders`
 * @example
 * await actOnRentalWorkflow(container).run({
 *   input: { rental_order_id, act: { act: "no_show" }, actor: { type: "job", id: "media-rental-no-show" } },
 * })
 */
export const actOnRentalWorkflow = createWorkflow(actOnRentalWorkflowId, (input: WorkflowData<ActOnRentalInput>) => {
  const done = actOnRentalStep(input)
  announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
  // Moving a booking moves no money.
  when("money-follows", { input }, ({ input }) => input.act.act !== "reseat").then(() =>
    settleRentalWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({ rental_order_id: input.rental_order_id, actor: input.actor })),
    }),
  )
  // After the money: the line that sells the copy is there by then.
  const copy = findBoughtCopyStep(input)
  when("copy-is-kept", { copy }, ({ copy }) => copy !== null).then(() => {
    const tag = buyOutTagStep(transform({ input, copy }, ({ input, copy }) => ({ ...copy!, actor: input.actor })))
    announceLicenseStep(transform({ tag }, ({ tag }) => ({ events: tag.events })))
  })
  const collection = openCollectionStep(
    transform({ done }, ({ done }) => ({ order_id: done.order_id, asks: done.charges.length > 0 })),
  )
  return new WorkflowResponse(
    transform({ done, collection }, ({ done, collection }) => ({
      charges: done.charges,
      payment_collection_id: collection.id,
    })),
  )
})
