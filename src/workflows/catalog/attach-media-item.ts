import type { MedusaContainer } from "@medusajs/framework/types"
import type { ZodType } from "@medusajs/framework/zod"
import { invalid, isMediaError } from "../../lib/errors"
import { joinPath, toProblems } from "../../lib/problems"
import type { ChangedItem } from "../../modules/catalog/actions/change-items"
import { itemFieldsPatchSchema, itemFieldsSchema } from "../../modules/catalog/domain/schemas"
import type MediaCatalogService from "../../modules/catalog/service"
import { createMediaItemsWorkflow } from "./create-items"
import { deleteMediaItemsWorkflow } from "./delete-items"
import { loadProductFacts } from "./lib/product-facts"
import { updateMediaItemsWorkflow } from "./update-items"

/** What Medusa's product hooks pass on. */
export interface ProductHookInput {
  products: { id: string }[]
  additional_data?: Record<string, unknown> | undefined
}

/** What an edit through `additional_data` did, so that it can be taken back. */
export type MediaItemEdit = { created: string[] } | { changed: ChangedItem[] }

/**
 * Handler of `createProductsWorkflow.hooks.productsCreated`: gives the new product the media item described in
 * `additional_data.media_item`. Without it nothing happens. A refusal makes Medusa take the product back.
 *
 * @returns the ids of the created items
 * @throws 400 with every problem, paths below `additional_data.media_item`
 */
export async function attachMediaItem(input: ProductHookInput, container: MedusaContainer): Promise<string[]> {
  const given = input.additional_data?.media_item
  if (given === undefined) return []
  const fields = parse(itemFieldsSchema, given)
  const items = [{ ...fields, product_id: onlyProduct(input.products) }]
  const { result } = await belowAdditionalData(
    createMediaItemsWorkflow(container).run({ input: { items, single: true } }),
  )
  return result.map((item) => item.id)
}

/** Compensation of `attachMediaItem`. */
export async function detachMediaItems(ids: string[], container: MedusaContainer): Promise<void> {
  if (ids.length) await deleteMediaItemsWorkflow(container).run({ input: { ids } })
}

/**
 * Handler of `updateProductsWorkflow.hooks.productsUpdated`: edits the product's media item, or makes it one when it
 * has none. Without `additional_data.media_item` nothing happens.
 *
 * @throws 400 with every problem; Medusa then takes the product's edit back
 */
export async function updateMediaItemOfProduct(
  input: ProductHookInput,
  container: MedusaContainer,
): Promise<MediaItemEdit | null> {
  const given = input.additional_data?.media_item
  if (given === undefined) return null
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const product_id = onlyProduct(input.products)
  const [item] = await catalog.listMediaItems({ product_id }, { select: ["id"], take: 1 })
  if (!item) return { created: await attachMediaItem(input, container) }
  const [before] = await catalog.loadItems([item.id])
  const set = parse(itemFieldsPatchSchema, given)
  const { result } = await belowAdditionalData(
    updateMediaItemsWorkflow(container).run({ input: { updates: [{ id: item.id, set }] } }),
  )
  return { changed: result.map((after) => ({ before: before!, after })) }
}

/** Compensation of `updateMediaItemOfProduct`. */
export async function revertMediaItemEdit(edit: MediaItemEdit, container: MedusaContainer): Promise<void> {
  if ("created" in edit) return detachMediaItems(edit.created, container)
  const ids = edit.changed.map(({ before }) => before.id)
  const products = await loadProductFacts(container, ids)
  await container.resolve<MediaCatalogService>("mediaCatalog").restoreItems(edit.changed, products)
}

const ROOT = "additional_data.media_item"

/** The workflows speak of the item; the caller wrote it below `additional_data`. */
async function belowAdditionalData<T>(run: Promise<T>): Promise<T> {
  try {
    return await run
  } catch (error) {
    if (!isMediaError(error) || !error.problems?.length) throw error
    throw invalid(error.problems.map((problem) => ({ ...problem, path: joinPath(ROOT, [problem.path]) })))
  }
}

function parse<T>(schema: ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw invalid(toProblems(result.error, "media_invalid", ROOT))
}

/** One description cannot be two releases. */
function onlyProduct(products: { id: string }[]): string {
  const [product, second] = products
  if (product && !second) return product.id
  const message = `describes one product, the request has ${products.length}`
  throw invalid([{ path: ROOT, code: "media_invalid", message }])
}
