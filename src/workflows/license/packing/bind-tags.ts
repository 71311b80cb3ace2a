import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"
import { linesOfFulfilment } from "./fulfilled-lines"

/**
 * Binds the copies that were scanned for the lines of a new fulfilment. For the hook `fulfillmentCreated` of
 * `createOrderFulfillmentWorkflow`; a host with a handler of its own calls it there. What is wrong is refused, and the
 * platform takes the fulfilment back. Binding the same fulfilment again changes nothing.
 *
 * @throws 409 `media_license_pack_incomplete` with `items`
 * @returns what `unbindLicenseTags` needs, or `null` when no line has anything to do with tags
 * @example
 * createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(
 *   async ({ fulfillment }, { container }) => new StepResponse(null, await bindLicenseTags(fulfillment, container)),
 *   async (bound, { container }) => unbindLicenseTags(bound, container),
 * )
 */
export async function bindLicenseTags(
  fulfillment: { id: string },
  container: MedusaContainer,
): Promise<{ fulfillment_id: string } | null> {
  const fulfillment_id = fulfillment.id
  const { order_id, lines } = await linesOfFulfilment(container, fulfillment_id)
  if (order_id === null || lines.length === 0) return null
  const { events } = await licenseOf(container).packing.bind({ order_id, fulfillment_id, lines })
  await announce(container, events)
  return { fulfillment_id }
}

/** A fulfilment, or a whole order with all of its fulfilments. */
export type CalledOff = { fulfillment_id: string } | { order_id: string }

/** Takes the copies of what was called off back into stock; those that have left stay sold. */
export async function releaseTags(which: CalledOff, container: MedusaContainer): Promise<void> {
  const { events } = await licenseOf(container).packing.unbind(which)
  await announce(container, events)
}

/**
 * The same for the hooks `orderFulfillmentCanceled` and `orderCanceled`, and for the compensation of `bindLicenseTags`.
 * They run when the carrier has been told or the money has gone back: a refusal would only tear the order in two. So
 * what goes wrong is logged, and the reconciliation takes it up within the hour.
 */
export async function unbindLicenseTags(
  which: CalledOff | null | undefined,
  container: MedusaContainer,
): Promise<void> {
  if (!which) return
  try {
    await releaseTags(which, container)
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media_license: tags of ${JSON.stringify(which)} stay bound for now: ${(error as Error).message}`)
  }
}
