import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid, MediaError, type Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type { ItemGraph } from "../../../modules/catalog/domain/item-graph"
import type MediaCatalogService from "../../../modules/catalog/service"
import { checkPublishable, loadGradeBook } from "../lib/check-grades"
import { findBy } from "../lib/graph"
import { handleTaken, loadPlacingFacts, placingProblems, type PlacingFacts } from "../lib/product-placing"
import type { UpdateMediaItem } from "../types"

/** A product edit that goes with an item edit, in the words of Medusa's own workflow. */
export interface ProductEdit {
  id: string
  [field: string]: unknown
}

/**
 * Checks the product side of edits (handles, sales channels, what publishing demands) and answers the product edits.
 * Writes nothing, so it has nothing to compensate.
 */
export const checkItemUpdatesStep = createStep(
  "media-catalog-check-item-updates",
  async (input: { updates: UpdateMediaItem[]; prefixes?: string[] }, { container }) => {
    const items = await requireItems(container, input.updates)
    const facts = await loadProductFacts(container, input.updates, items)
    const book = await loadGradeBook(container)
    const problems = input.updates.flatMap((update, i) => {
      const item = items[i]!
      const status = update.product?.status ?? facts.status.get(item.product_id)
      const next = { ...item, ...(update.set.relations ? { relations: update.set.relations } : {}) }
      const published = status === "published" && touchesPublishing(update)
      return [
        ...productProblems(update, item, facts),
        ...(published ? checkPublishable({ ...next, media_type: update.set.media_type ?? item.media_type }, book) : []),
      ].map((p) => ({ ...p, path: joinPath(input.prefixes?.[i] ?? "", [p.path]) }))
    })
    if (problems.length) throw invalid(problems)
    return new StepResponse(input.updates.flatMap((update, i) => productEdit(update, items[i]!.product_id)))
  },
)

/** Publishing is judged when the status, the contents or the type changes, not at every unrelated edit. */
const touchesPublishing = (update: UpdateMediaItem) =>
  update.product?.status !== undefined || update.set.relations !== undefined || update.set.media_type !== undefined

async function requireItems(container: MedusaContainer, updates: UpdateMediaItem[]): Promise<ItemGraph[]> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const items = new Map((await catalog.loadItems(updates.map((u) => u.id))).map((item) => [item.id, item]))
  return updates.map(({ id }) => {
    const item = items.get(id)
    if (!item) throw new MediaError("not_found", "media_item_not_found", `media item ${id} does not exist`)
    return item
  })
}

interface ProductFacts extends PlacingFacts {
  status: Map<string, string>
  /** Handle → product id. */
  handles: Map<string, string>
}

async function loadProductFacts(
  container: MedusaContainer,
  updates: UpdateMediaItem[],
  items: ItemGraph[],
): Promise<ProductFacts> {
  const edits = updates.flatMap((update) => update.product ?? [])
  const ids = items.map((item) => item.product_id)
  const wanted = edits.flatMap((product) => product.handle ?? [])
  const [products, handles, placing] = await Promise.all([
    findBy<{ id: string; status: string }>(container, "product", ["id", "status"], "id", ids),
    findBy<{ id: string; handle: string }>(container, "product", ["id", "handle"], "handle", wanted),
    loadPlacingFacts(container, edits),
  ])
  return {
    ...placing,
    status: new Map(products.map((product) => [product.id, product.status])),
    handles: new Map(handles.map((product) => [product.handle, product.id])),
  }
}

function productProblems({ product }: UpdateMediaItem, item: ItemGraph, facts: ProductFacts): Problem[] {
  if (!product) return []
  const holder = product.handle ? facts.handles.get(product.handle) : undefined
  const taken = holder !== undefined && holder !== item.product_id
  return [...placingProblems(product, facts), ...(taken ? [handleTaken(product.handle ?? "")] : [])]
}

function productEdit(update: UpdateMediaItem, productId: string): ProductEdit[] {
  if (!update.product || Object.keys(update.product).length === 0) return []
  const { sales_channel_ids, thumbnail, ...fields } = update.product
  return [
    {
      id: productId,
      ...fields,
      ...(thumbnail === undefined ? {} : { thumbnail }),
      ...(sales_channel_ids ? { sales_channels: sales_channel_ids.map((id) => ({ id })) } : {}),
    },
  ]
}
