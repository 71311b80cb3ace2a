import type { MedusaContainer } from "@medusajs/framework/types"
import { isMediaError, MediaError } from "../../../../lib/errors"
import type { RefusedDemand } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import { availabilityOf, type AvailabilityRequest } from "../../readers/availability"
import type { RentalContext } from "../../readers/rental-context"
import { announce } from "../../steps/announce"

/** A rental that could not be had, and who wanted it. */
export interface Refusal {
  context: RentalContext
  request: AvailabilityRequest
  customer_id: string | null
  /** Of a line that is in the cart already. */
  line?: { id: string; line_item_id: string | null }
}

/**
 * The 409 for a title that is not free, with when it is; unmet demand of a known customer is written down, as it tells
 * a shop what to buy.
 */
export async function refuseUnavailable(container: MedusaContainer, refusal: Refusal): Promise<MediaError> {
  const { context, request, customer_id, line } = refusal
  const { next_available } = await availabilityOf(container, context, request)
  if (customer_id !== null) await recordDemand(container, { context, request, customer_id })
  const { variant_id } = context.offer
  return new MediaError(
    "conflict",
    "media_rental_unavailable",
    `variant ${variant_id} has no free copy from ${request.start_date} to ${request.due_date}`,
    {
      details: {
        ...(line ? { line_id: line.id, line_item_id: line.line_item_id } : {}),
        variant_id,
        next_available,
      },
    },
  )
}

async function recordDemand(
  container: MedusaContainer,
  { context, request, customer_id }: Pick<Refusal, "context" | "request"> & { customer_id: string },
): Promise<void> {
  const { start_date, due_date, quantity, now } = request
  const demand: RefusedDemand = {
    customer_id,
    variant_id: context.offer.variant_id,
    location_id: context.location_id ?? "",
    ...{ start_date, due_date, quantity },
  }
  const { events } = await container
    .resolve<MediaRentalService>("mediaRental")
    .cart.refused([demand], { now, actor: { type: "customer", id: customer_id } })
  await announce(container, events)
}

/** Of an error of ours: which line it is about. */
export function refusedLineId(error: unknown): string | null {
  if (!isMediaError(error) || error.code !== "media_rental_unavailable") return null
  return typeof error.details?.line_id === "string" ? error.details.line_id : null
}
