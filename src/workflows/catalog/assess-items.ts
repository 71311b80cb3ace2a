import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaCatalogService from "../../modules/catalog/service"
import { loadProductFacts } from "./lib/product-facts"

/** Derived columns only, recomputed from what is stored; running it again changes nothing, so nothing is compensated. */
export const assessMediaItemsStep = createStep(
  "media-catalog-assess-items",
  async (input: { ids: string[] }, { container }) => {
    const products = await loadProductFacts(container, input.ids)
    await container.resolve<MediaCatalogService>("mediaCatalog").reassessItems(input.ids, products)
    return new StepResponse(input.ids.length)
  },
)

export const assessMediaItemsWorkflowId = "media-catalog-assess-items"

/**
 * Assesses the completeness of items anew after something outside them changed; their version stays.
 *
 * @example
 * await assessMediaItemsWorkflow(container).run({ input: { ids: [id] } })
 */
export const assessMediaItemsWorkflow = createWorkflow(
  assessMediaItemsWorkflowId,
  (input: WorkflowData<{ ids: string[] }>) => new WorkflowResponse(assessMediaItemsStep(input)),
)
