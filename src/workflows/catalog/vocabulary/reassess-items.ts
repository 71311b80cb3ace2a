import { StepResponse, WorkflowResponse, createStep, createWorkflow } from "@medusajs/framework/workflows-sdk"
import type MediaCatalogService from "../../../modules/catalog/service"
import { reassessType } from "./lib/reassess"

/** Half a minute of work at most; the event or the job comes again for the rest. */
const MAX_CHUNKS_PER_RUN = 50

/**
 * Goes on with recomputations that a request has begun. It has nothing to undo: every chunk is right by itself, and
 * what is not done stays marked.
 */
const continueReassessmentStep = createStep(
  "media-catalog-continue-reassessment",
  async (input: { media_type?: string | undefined }, { container }) => {
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    const types = input.media_type ? [input.media_type] : await catalog.typesToReassess()
    const unfinished: string[] = []
    for (const type of types) {
      const { done } = await reassessType(container, type, MAX_CHUNKS_PER_RUN)
      if (!done) unfinished.push(type)
    }
    return new StepResponse({ unfinished })
  },
)

/**
 * Assesses the completeness of items anew where their type's attributes have changed, in resumable chunks.
 *
 * @returns the types that need another run
 * @example
 * const { result } = await reassessMediaItemsWorkflow(container).run({ input: { media_type: "cd" } })
 */
export const reassessMediaItemsWorkflow = createWorkflow(
  "media-catalog-reassess-items",
  (input: { media_type?: string | undefined }) => new WorkflowResponse(continueReassessmentStep(input)),
)
