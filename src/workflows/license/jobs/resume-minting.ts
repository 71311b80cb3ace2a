import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { jobWorkflow } from "../../lib/job-workflow"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

/** A large batch takes longer than a minute; the next run of this process leaves it alone. */
const working = new WeakSet<object>()

async function resumeMinting(container: MedusaContainer): Promise<{ minted: number; failed: number }> {
  const service = licenseOf(container)
  const report = { minted: 0, failed: 0 }
  if (working.has(service)) return report
  working.add(service)
  try {
    for (let id = await service.minting.takeNext(); id; id = await service.minting.takeNext()) {
      const done = await mint(container, id)
      report[done ? "minted" : "failed"] += 1
    }
  } finally {
    working.delete(service)
  }
  return report
}

/** One batch. A fault is kept with the batch, where staff see it, and keeps no other one waiting. */
async function mint(container: MedusaContainer, id: string): Promise<boolean> {
  try {
    const { events } = await licenseOf(container).minting.run(id)
    await announce(container, events)
    return true
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media_license: minting batch ${id} has failed: ${(error as Error).message}`)
    return false
  }
}

/**
 * Mints what nobody is minting: batches whose process has gone, in whatever state it left them. The database knows how
 * far each is; see `actions/minting`. Every minute.
 *
 * @example await resumeMintingWorkflow(container).run({ input: {} })
 */
export const resumeMintingWorkflow = jobWorkflow("media-license-mint-resume", resumeMinting)
