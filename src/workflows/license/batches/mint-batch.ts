import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep, createWorkflow, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

/**
 * Mints in the background. The database is the truth of how far it is: should this process end, the job
 * `media-license-mint-resume` goes on where the last chunk ended, so there is nothing to retry or undo here. A fault is
 * written to the batch, which is `failed` then, and is no fault of the workflow.
 */
const mintStep = createStep(
  { name: "media-license-mint", async: true, maxRetries: 0 },
  async ({ batch_id }: { batch_id: string }, { container }) => {
    const { minting } = licenseOf(container)
    const [taken] = await minting.take(batch_id)
    if (!taken) return new StepResponse({ minted: 0 })
    try {
      const { value, events } = await minting.run(taken)
      await announce(container, events)
      return new StepResponse({ minted: value?.minted_count ?? 0 })
    } catch (error) {
      const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      logger.error(`media_license: batch ${batch_id} could not be minted: ${(error as Error).message}`)
      return new StepResponse({ minted: 0 })
    }
  },
)

export const mintBatchWorkflowId = "media-license-mint-batch"

/**
 * Makes the tags of a batch that may be minted; returns at once, see the batch's `minted_count` and `status`.
 *
 * @example await mintBatchWorkflow(container).run({ input: { batch_id } })
 */
export const mintBatchWorkflow = createWorkflow(mintBatchWorkflowId, (input: WorkflowData<{ batch_id: string }>) => {
  mintStep(input)
})
