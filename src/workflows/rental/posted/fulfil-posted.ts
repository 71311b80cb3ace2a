import type { ILockingModule, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { createOrderFulfillmentWorkflow } from "@medusajs/medusa/core-flows"
import { MediaError } from "../../../lib/errors"
import { unfulfilledLines, type UnfulfilledLine } from "./missing"

/** Seconds. Two copies of one order are scanned within moments of each other. */
const LOCK_TIMEOUT = 30

const fulfilPostedStep = createStep(
  "media-rental-fulfil-posted-lines",
  async ({ order_id }: { order_id: string }, { container }) => {
    const locking = container.resolve<ILockingModule>(Modules.LOCKING)
    const fulfilled = await locking.execute(
      [`media_rental:posted:${order_id}`],
      () => fulfilMissing(container, order_id),
      { timeout: LOCK_TIMEOUT },
    )
    return new StepResponse({ fulfilled })
  },
)

/** A fulfilment for each location and way of sending: the platform takes one of each. */
async function fulfilMissing(container: MedusaContainer, order_id: string): Promise<number> {
  const lines = await unfulfilledLines(container, order_id)
  const unsendable = lines.filter((line) => line.shipping_option_id === null)
  // The platform would take any shipping option of the shop for one that is not named.
  if (unsendable.length > 0) throw noShippingMethod(order_id, unsendable)
  for (const parcel of parcelsOf(lines)) {
    const [{ location_id, shipping_option_id, created_by }] = parcel
    await createOrderFulfillmentWorkflow(container).run({
      input: {
        order_id,
        location_id,
        items: parcel.map(({ order_line_id, quantity }) => ({ id: order_line_id, quantity })),
        shipping_option_id: shipping_option_id!,
        ...(created_by ? { created_by } : {}),
      },
    })
  }
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

function noShippingMethod(orderId: string, lines: readonly UnfulfilledLine[]): MediaError {
  const ids = lines.map((line) => line.order_line_id).join(", ")
  const message = `order ${orderId} has no shipping method that suits its posted rentals (${ids})`
  return new MediaError("conflict", "media_rental_no_shipping_method", message)
}

type Parcel = [UnfulfilledLine, ...UnfulfilledLine[]]

function parcelsOf(lines: readonly UnfulfilledLine[]): Parcel[] {
  const parcels = new Map<string, Parcel>()
  for (const line of lines) {
    const key = `${line.location_id} ${line.shipping_option_id}`
    const parcel = parcels.get(key)
    if (parcel) parcel.push(line)
    else parcels.set(key, [line])
  }
  return [...parcels.values()]
}

export const fulfilPostedRentalsWorkflowId = "media-rental-fulfil-posted"

/**
 * Fulfils a shop order's rental lines as far as their copies were handed out to be posted: the packing scan is the
 * hand-out, and the platform's order follows it. Called again it does nothing; what staff have fulfilled themselves
 * counts.
 *
 * @throws 409 `media_rental_no_shipping_method`, and whatever the platform says against the fulfilment
 * @example
 * await fulfilPostedRentalsWorkflow(container).run({ input: { order_id } })
 */
export const fulfilPostedRentalsWorkflow = createWorkflow(
  fulfilPostedRentalsWorkflowId,
  (input: WorkflowData<{ order_id: string }>) => new WorkflowResponse(fulfilPostedStep(input)),
)
