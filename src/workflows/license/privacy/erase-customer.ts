import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { deleteFilesWorkflow } from "@medusajs/medusa/core-flows"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

/** A file that cannot be deleted keeps nobody's name in the database: the log names it, for a person to delete. */
const deletePhotosStep = createStep(
  "media-license-delete-report-photos",
  async ({ customer_id }: { customer_id: string }, { container }) => {
    const ids = await licenseOf(container).erasure.photosOf(customer_id)
    for (const id of ids) {
      try {
        await deleteFilesWorkflow(container).run({ input: { ids: [id] } })
      } catch (error) {
        const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        logger.error(
          `media_license: photo ${id} of an erased customer could not be deleted: ${(error as Error).message}`,
        )
      }
    }
    return new StepResponse(ids.length)
  },
)

/** What is forgotten is forgotten: no compensation. */
const eraseCustomerStep = createStep(
  "media-license-erase-customer",
  async ({ customer_id }: { customer_id: string }, { container }) =>
    new StepResponse(await licenseOf(container).erasure.erase(customer_id)),
)

export const eraseLicenseCustomerWorkflowId = "media-license-erase-customer"

/**
 * Forgets a customer in everything tags and licences know: copies stay somebody's, but nobody's by name. For good.
 *
 * @example
 * await eraseLicenseCustomerWorkflow(container).run({ input: { customer_id } })
 */
export const eraseLicenseCustomerWorkflow = createWorkflow(
  eraseLicenseCustomerWorkflowId,
  (input: WorkflowData<{ customer_id: string }>) => {
    deletePhotosStep(input)
    const done = eraseCustomerStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)
