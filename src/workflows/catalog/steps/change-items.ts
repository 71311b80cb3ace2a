import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { ChangedItem } from "../../../modules/catalog/actions/change-items"
import type { ProductFactsById } from "../../../modules/catalog/actions/derive"
import type { ItemChange } from "../../../modules/catalog/actions/plan-change"
import type MediaCatalogService from "../../../modules/catalog/service"
import { loadProductFacts } from "../lib/product-facts"

export interface ChangeItemsStepInput {
  changes: ItemChange[]
  /** Path of each change in the request body; left out, the body is the change. */
  prefixes?: string[]
  /** Product fields that the same workflow is about to write, by item id. */
  productEdits?: Record<string, { thumbnail?: string | null | undefined; description?: string | null | undefined }>
}

/** Edits items in one transaction; compensated by the inverse edit, except where someone has edited since. */
export const changeMediaItemsStep = createStep(
  "media-catalog-change-items",
  async (input: ChangeItemsStepInput, { container }) => {
    const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
    if (input.changes.length === 0) return new StepResponse<ChangedItem[], ChangedItem[]>([], [])
    const products = await factsAfterEdit(container, input)
    const changed = await catalog.changeItems(input.changes, products, (i) => input.prefixes?.[i] ?? "")
    return new StepResponse(changed, changed)
  },
  async (changed, { container }) => {
    if (!changed?.length) return
    const products = await loadProductFacts(
      container,
      changed.map((c) => c.before.id),
    )
    await container.resolve<MediaCatalogService>("mediaCatalog").restoreItems(changed, products)
  },
)

async function factsAfterEdit(container: MedusaContainer, input: ChangeItemsStepInput): Promise<ProductFactsById> {
  const ids = input.changes.map((change) => change.id)
  const facts = await loadProductFacts(container, ids)
  if (!input.productEdits) return facts
  const items = await container
    .resolve<MediaCatalogService>("mediaCatalog")
    .listMediaItems({ id: Object.keys(input.productEdits) }, { select: ["id", "product_id"], take: ids.length })
  for (const { id, product_id } of items) {
    const edit = input.productEdits[id]
    const known = facts[product_id] ?? { thumbnail: null, description: null }
    facts[product_id] = {
      thumbnail: edit?.thumbnail === undefined ? known.thumbnail : edit.thumbnail,
      description: edit?.description === undefined ? known.description : edit.description,
    }
  }
  return facts
}
