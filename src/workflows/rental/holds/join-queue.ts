import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { select } from "../../lib/sql"
import { rentalContext, requireContext } from "../readers/rental-context"
import { announceStep } from "../steps/announce"

export interface JoinRentalQueueInput {
  variant_id: string
  /** Left out, the shop's choice for the title. */
  location_id?: string | undefined
  customer_id: string
  days: number
  /** Staff only. */
  priority?: number | undefined
  /** Of a store request: only what these channels rent out. */
  sales_channel_ids?: readonly string[] | undefined
  actor: RentalActor
}

/** Reads what decides before the transaction, then joins. Undone by leaving again: both stay in the log. */
export const joinRentalQueueStep = createStep(
  "media-rental-join-queue",
  async (input: JoinRentalQueueInput, { container }) => {
    const { variant_id, customer_id, days, priority, actor } = input
    await requireCustomer(container, customer_id)
    const contexts = await rentalContext(container, {
      variant_ids: [variant_id],
      customer_id,
      ...(input.location_id ? { location_id: input.location_id } : {}),
      ...(input.sales_channel_ids ? { sales_channel_ids: input.sales_channel_ids } : {}),
    })
    const { location_id, group_ids } = requireContext(contexts, variant_id)
    if (location_id === null) throw noPlace(variant_id)
    const { value, events } = await container
      .resolve<MediaRentalService>("mediaRental")
      .holds.join(
        { variant_id, location_id, customer_id, days, group_ids, ...(priority === undefined ? {} : { priority }) },
        { actor },
      )
    return new StepResponse({ hold: value, events }, { id: value.id, actor })
  },
  async (joined, { container }) => {
    if (!joined) return
    const { holds } = container.resolve<MediaRentalService>("mediaRental")
    await holds.cancel({ id: joined.id }, "joining failed", { actor: joined.actor })
  },
)

async function requireCustomer(container: MedusaContainer, id: string): Promise<void> {
  const [customer] = await select<{ id: string }>(
    container,
    `select id from customer where id = ? and deleted_at is null`,
    [id],
  )
  if (customer) return
  throw new MediaError("not_found", "media_rental_customer_not_found", `customer_id: no customer has the id ${id}`)
}

function noPlace(variantId: string): MediaError {
  return new MediaError(
    "not_found",
    "media_rental_location_not_found",
    `location_id: ${variantId} has no copies anywhere; name a location`,
  )
}

export const joinRentalQueueWorkflowId = "media-rental-join-queue"

/**
 * Puts a customer into the queue for a title. With a copy on the shelf and nobody before them, it is set aside at once.
 *
 * @example
 * const { result } = await joinRentalQueueWorkflow(container).run({
 *   input: { variant_id, customer_id, days: 3, actor: { type: "customer", id: customer_id } },
 * })
 */
export const joinRentalQueueWorkflow = createWorkflow(
  joinRentalQueueWorkflowId,
  (input: WorkflowData<JoinRentalQueueInput>) => {
    const done = joinRentalQueueStep(input)
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ id: done.hold.id })))
  },
)
