import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid, MediaError, type Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type { ItemGraph } from "../../../modules/catalog/domain/item-graph"
import type MediaCatalogService from "../../../modules/catalog/service"
import { checkPublishable, loadGradeBook } from "../lib/check-grades"
import type { UpdateMediaItem } from "../types"

/** A product edit that goes with an item edit, in the words of Medusa's own workflow. */
export interface ProductEdit {
  id: string
  [field: string]: unknown
}

interface Graph {
  graph(query: {
    entity: string
    fields: string[]
    filters: Record<string, unknown>
  }): Promise<{ data: { id: string; status?: string; handle?: string }[] }>
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

interface ProductFacts {
  status: Map<string, string>
  handles: Map<string, string>
  channels: Set<string>
  profiles: Set<string>
}

async function loadProductFacts(
  container: MedusaContainer,
  updates: UpdateMediaItem[],
  items: ItemGraph[],
): Promise<ProductFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const find = async (entity: string, fields: string[], key: string, values: string[]) =>
    values.length ? (await query.graph({ entity, fields, filters: { [key]: [...new Set(values)] } })).data : []
  const edits = updates.flatMap((u) => u.product ?? [])
  const [products, handles, channels, profiles] = await Promise.all([
    find(
      "product",
      ["id", "status"],
      "id",
      items.map((i) => i.product_id),
    ),
    find(
      "product",
      ["id", "handle"],
      "handle",
      edits.flatMap((p) => p.handle ?? []),
    ),
    find(
      "sales_channel",
      ["id"],
      "id",
      edits.flatMap((p) => p.sales_channel_ids ?? []),
    ),
    find(
      "shipping_profile",
      ["id"],
      "id",
      edits.flatMap((p) => p.shipping_profile_id ?? []),
    ),
  ])
  return {
    status: new Map(products.map((p) => [p.id, p.status ?? ""])),
    handles: new Map(handles.map((p) => [p.handle ?? "", p.id])),
    channels: new Set(channels.map((c) => c.id)),
    profiles: new Set(profiles.map((p) => p.id)),
  }
}

function productProblems(update: UpdateMediaItem, item: ItemGraph, facts: ProductFacts): Problem[] {
  const { product } = update
  if (!product) return []
  const problems: Problem[] = []
  const holder = product.handle ? facts.handles.get(product.handle) : undefined
  if (holder && holder !== item.product_id) {
    const message = `"${product.handle}" already belongs to a product`
    problems.push({ path: "product.handle", code: "media_handle_taken", message })
  }
  product.sales_channel_ids?.forEach((id, i) => {
    if (facts.channels.has(id)) return
    const path = `product.sales_channel_ids.${i}`
    problems.push({ path, code: "media_sales_channel_not_found", message: `sales channel ${id} does not exist` })
  })
  if (product.shipping_profile_id && !facts.profiles.has(product.shipping_profile_id)) {
    const message = `shipping profile ${product.shipping_profile_id} does not exist`
    problems.push({ path: "product.shipping_profile_id", code: "media_shipping_profile_not_found", message })
  }
  return problems
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
