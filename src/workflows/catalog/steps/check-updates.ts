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

/** Edits of items, with the path each has in the request body. */
interface Updates {
  updates: UpdateMediaItem[]
  prefixes?: string[]
}

/** Product edits as Medusa's workflow takes them, and what each replaces, by item. */
export interface CheckedUpdates {
  edits: ProductEdit[]
  replaced: Record<string, Record<string, unknown>>
}

/**
 * Checks the product side of edits (handles, sales channels, what publishing demands) and answers the product edits.
 * A refusal also names what the catalogue has against them. Writes nothing, so it has nothing to compensate.
 */
export const checkItemUpdatesStep = createStep(
  "media-catalog-check-item-updates",
  async (input: Updates, { container }) => {
    const { problems, checked } = await checkProducts(container, input)
    if (problems.length) throw invalid([...problems, ...(await problemsOfItems(container, input))])
    return new StepResponse(checked)
  },
)

/** Everything that stands against edits, on the product's and the item's side. */
export async function problemsOfUpdates(container: MedusaContainer, input: Updates): Promise<Problem[]> {
  const { problems } = await checkProducts(container, input)
  return [...problems, ...(await problemsOfItems(container, input))]
}

function problemsOfItems(container: MedusaContainer, { updates, prefixes }: Updates): Promise<Problem[]> {
  const changes = updates.map(({ product: _, ...change }) => change)
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  return catalog.problemsOfChanges(changes, (i) => prefixes?.[i] ?? "")
}

async function checkProducts(
  container: MedusaContainer,
  input: Updates,
): Promise<{ problems: Problem[]; checked: CheckedUpdates }> {
  const items = await requireItems(container, input.updates)
  const facts = await loadProductFacts(container, input.updates, items)
  const book = await loadGradeBook(container)
  const problems = input.updates.flatMap((update, i) => {
    const item = items[i]!
    const status = update.product?.status ?? facts.products.get(item.product_id)?.status
    const next = { ...item, ...(update.set.relations ? { relations: update.set.relations } : {}) }
    const published = status === "published" && touchesPublishing(update)
    return [
      ...productProblems(update, item, facts),
      ...(published ? checkPublishable({ ...next, media_type: update.set.media_type ?? item.media_type }, book) : []),
    ].map((p) => ({ ...p, path: joinPath(input.prefixes?.[i] ?? "", [p.path]) }))
  })
  const edits = input.updates.flatMap((update, i) => productEdit(update, items[i]!.product_id))
  const replaced = Object.fromEntries(items.map((item) => [item.id, { ...facts.products.get(item.product_id) }]))
  return { problems, checked: { edits, replaced } }
}

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

interface EditedProduct {
  id: string
  status: string
}

const EDITED_FIELDS = ["id", "status", "title", "subtitle", "handle", "description", "thumbnail"]

interface ProductFacts extends PlacingFacts {
  /** By id, as they are before the edit. */
  products: Map<string, EditedProduct>
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
    findBy<EditedProduct>(container, "product", EDITED_FIELDS, "id", ids),
    findBy<{ id: string; handle: string }>(container, "product", ["id", "handle"], "handle", wanted),
    loadPlacingFacts(container, edits),
  ])
  return {
    ...placing,
    products: new Map(products.map((product) => [product.id, product])),
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
