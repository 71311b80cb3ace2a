import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { announceLicenseStep } from "../steps/announce"
import {
  buyOutTagStep,
  rentInTagStep,
  rentOutTagsStep,
  type BuyOutInput,
  type CustodyDone,
  type RentInInput,
  type RentOutInput,
} from "./steps"

export { reconcileCustody } from "./reconcile"
export type { BuyOutInput, LendingActor, RentInInput, RentOutInput } from "./steps"

/**
 * The tags of copies for rent that leave, all of them or none. Rental's own hand-out and walk-in take the step of this
 * workflow; a shop that lends in another way runs it itself. Copies without a tag are passed over.
 *
 * @throws 409 `media_license_tag_state` when a tag is out already or has been revoked
 * @example await rentOutTagsWorkflow(container).run({ input: { unit_ids: [unit.id], actor: { type: "user", id } } })
 */
export const rentOutTagsWorkflow = createWorkflow("media-license-rent-out", (input: WorkflowData<RentOutInput>) => {
  const done = rentOutTagsStep(input)
  announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
  return new WorkflowResponse(transform({ done }, ({ done }) => ({ tag_ids: done.tag_ids })))
})

/**
 * A copy is back. It is not refused because of its tag: one that was not out opens a case `packing_error`. Answers `null`
 * for a copy without a tag.
 *
 * @example await rentInTagWorkflow(container).run({ input: { unit_id } })
 */
export const rentInTagWorkflow = createWorkflow("media-license-rent-in", (input: WorkflowData<RentInInput>) =>
  finish(rentInTagStep(input)),
)

/**
 * The renter keeps the copy: its tag is `sold`, says that it was for rent, and belongs to the line the copy was bought
 * with. A tag that was not out opens a case, as with a return.
 *
 * @example await buyOutTagWorkflow(container).run({ input: { unit_id, order_id, order_line_item_id } })
 */
export const buyOutTagWorkflow = createWorkflow("media-license-rent-buyout", (input: WorkflowData<BuyOutInput>) =>
  finish(buyOutTagStep(input)),
)

function finish(done: WorkflowData<CustodyDone>) {
  announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
  return new WorkflowResponse(transform({ done }, ({ done }) => done.outcome))
}
