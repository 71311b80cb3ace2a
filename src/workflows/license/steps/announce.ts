import type { IEventBusModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { LicenseEvent } from "../../../modules/license/transaction/types"

/**
 * Tells the rest of the shop what a committed change has done, as `media_license.<kind>` with ids only. The last step of
 * a workflow: what it says has happened and stays, so it has no compensation, and an event bus that is down must not
 * undo a sale.
 */
export const announceLicenseStep = createStep(
  "media-license-announce",
  async ({ events }: { events: LicenseEvent[] }, { container }) => new StepResponse(await announce(container, events)),
)

/** The same for work in many small transactions, each of which is told of before the next begins. */
export async function announce(container: MedusaContainer, events: readonly LicenseEvent[]): Promise<number> {
  if (events.length === 0) return 0
  const bus = container.resolve<IEventBusModuleService>(Modules.EVENT_BUS)
  try {
    await bus.emit(events.map(({ kind, data }) => ({ name: `media_license.${kind}`, data })))
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media_license: ${events.length} events could not be announced: ${(error as Error).message}`)
  }
  return events.length
}
