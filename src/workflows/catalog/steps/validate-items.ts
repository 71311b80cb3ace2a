import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid, type Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type { CreateItemInput } from "../../../modules/catalog/domain/schemas"
import type { PreparedItem } from "../../../modules/catalog/actions/prepare-items"
import type MediaCatalogService from "../../../modules/catalog/service"
import { checkPublishable, gradeProblems, loadGradeBook, type GradeBook } from "../lib/check-grades"
import { commerceProblems, loadCommerceFacts, type CommerceFacts } from "../lib/check-products"
import { planOffers } from "../lib/plan-offers"
import { freeHandle } from "../lib/product-input"
import type { CreateMediaItemsInput, ExistingProduct, OfferPlan } from "../types"

/** A checked input: the rows to write, the product to make or bind, the offers. */
export interface ValidatedItem {
  prepared: PreparedItem
  product: CreateItemInput["product"] | null
  existing: ExistingProduct | null
  handle: string
  offers: OfferPlan[]
}

/**
 * Checks a whole batch against catalogue and commerce data before anything is written, so that a caller hears of every
 * problem at once. Writes nothing, so it has nothing to compensate.
 */
export const validateMediaItemsStep = createStep(
  "media-catalog-validate-items",
  async (input: CreateMediaItemsInput, { container }) => {
    const { problems, place } = await checkMediaItems(container, input)
    if (problems.length) throw invalid(problems)
    return new StepResponse(place())
  },
)

/** Every problem of a batch, and the plan to carry out when there is none. */
export async function checkMediaItems(
  container: MedusaContainer,
  input: CreateMediaItemsInput,
): Promise<{ problems: Problem[]; place: () => ValidatedItem[] }> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const prefix = (index: number) => (input.single ? "" : `create.${index}`)
  const facts = await loadCommerceFacts(container, input.items)
  const book = await loadGradeBook(container)
  const problems = input.items.flatMap((item, i) =>
    itemProblems(item, facts, book).map((p) => ({ ...p, path: joinPath(prefix(i), [p.path]) })),
  )
  problems.push(...repeatedTargets(input.items, prefix))
  const titled = input.items.map((item) => ({ ...item, title: titleOf(item, facts) }))
  const prepared = await catalog.prepareItems(titled, prefix).catch((error: { problems?: Problem[] }) => {
    if (!error.problems?.length) throw error
    problems.push(...error.problems)
    return [] as PreparedItem[]
  })
  return { problems, place: () => place(input.items, prepared, facts) }
}

function itemProblems(item: CreateItemInput, facts: CommerceFacts, book: GradeBook): Problem[] {
  const status = item.product ? item.product.status : facts.products.get(item.product_id ?? "")?.status
  return [
    ...commerceProblems(item, facts),
    ...gradeProblems(item.media_type, item.offers, book),
    ...(status === "published" ? checkPublishable(item, book) : []),
  ]
}

const titleOf = (item: CreateItemInput, facts: CommerceFacts) =>
  item.product?.title ?? facts.products.get(item.product_id ?? "")?.title ?? ""

/** Within one batch no product may be bound twice and no handle or SKU asked for twice. */
function repeatedTargets(items: CreateItemInput[], prefix: (index: number) => string): Problem[] {
  const seen = new Map<string, string>()
  return items.flatMap((item, i) => {
    const targets = [
      { path: "product_id", value: item.product_id },
      { path: "product.handle", value: item.product?.handle },
      ...item.offers.map((offer, o) => ({ path: `offers.${o}.sku`, value: offer.sku ?? undefined })),
    ]
    return targets.flatMap(({ path, value }) => {
      if (value === undefined) return []
      const key = `${path.replace(/\d+/g, "")}:${value}`
      const here = joinPath(prefix(i), [path])
      const earlier = seen.get(key)
      if (earlier === undefined) {
        seen.set(key, here)
        return []
      }
      return [{ path: here, code: "media_duplicate", message: `"${value}" is also given at ${earlier}` }]
    })
  })
}

function place(items: CreateItemInput[], prepared: PreparedItem[], facts: CommerceFacts): ValidatedItem[] {
  const handles = new Set(facts.handles)
  for (const item of items) if (item.product?.handle) handles.add(item.product.handle)
  return items.map((item, i) => {
    const existing = item.product_id ? (facts.products.get(item.product_id) ?? null) : null
    const id = prepared[i]!.id
    const handle = item.product
      ? (item.product.handle ?? freeHandle(item.product.title, item.media_type, id, (h) => handles.has(h)))
      : ""
    handles.add(handle)
    return {
      prepared: prepared[i]!,
      product: item.product ?? null,
      existing,
      handle,
      offers: planOffers(item, existing),
    }
  })
}
