import type { IEventBusModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { EMITTED_EVENT_TYPES } from "../../../modules/rental/domain/enums"
import type { RentalEvent } from "../../../modules/rental/transaction/types"

/**
 * Tells the rest of the shop what a committed change wrote to the event log, as `media_rental.<type>`. The last step of
 * a workflow: what it says has happened and stays, so it has no compensation, and an event bus that is down must not
 * undo a hand-out. What must not be missed is found again by the jobs, from the log itself.
 *
 * @example
 * const done = handOutStep(input)
 * announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
 */
export const announceStep = createStep(
  "media-rental-announce",
  async ({ events }: { events: RentalEvent[] }, { container }) => new StepResponse(await announce(container, events)),
)

/** The same for work in many small transactions, each of which is told of before the next begins. */
export async function announce(container: MedusaContainer, written: readonly RentalEvent[]): Promise<number> {
  const events = written.filter((event) => PUBLIC.has(event.type))
  if (events.length === 0) return 0
  const bus = container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
  try {
    await bus.emit(events.map(message))
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media_rental: ${events.length} events could not be announced: ${(error as Error).message}`)
  }
  return events.length
}

/**
 * What taking a booking back really did: whose turn it is now must be said at once. The bookings themselves were never
 * announced, so neither is their end.
 */
export async function announceUndo(
  container: MedusaContainer,
  written: readonly RentalEvent[],
  undone: readonly string[],
): Promise<number> {
  const never = new Set<string | null>(undone)
  return announce(
    container,
    written.filter(({ rental_order_id }) => !never.has(rental_order_id)),
  )
}

/** The log knows more than the shop needs to hear. */
const PUBLIC = new Set<string>(EMITTED_EVENT_TYPES)

function message({ id, type, rental_order_id, unit_id, hold_id, variant_id, data, occurred_at }: RentalEvent) {
  return {
    name: `media_rental.${type}`,
    data: { ...data, id, rental_order_id, unit_id, hold_id, variant_id, occurred_at },
  }
}
