import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid, MediaError, type Problem } from "../../../lib/errors"
import type { ItemGraph, OfferGraph } from "../../../modules/catalog/domain/item-graph"
import type { CreateOfferInput, UpdateOfferInput } from "../../../modules/catalog/domain/schemas"
import type MediaCatalogService from "../../../modules/catalog/service"
import { checkPublishable, gradeProblems, loadGradeBook } from "../lib/check-grades"
import { loadProduct, variantWithSku } from "../lib/load-product"
import type { ExistingProduct, OfferPlan } from "../types"

/** A new offer checked against its item and product. Writes nothing. */
export const checkNewOfferStep = createStep(
  "media-catalog-check-new-offer",
  async (input: { item_id: string; offer: CreateOfferInput }, { container }) => {
    const item = await requireItem(container, input.item_id)
    const product = await loadProduct(container, item.product_id)
    const bound = input.offer.variant_id
    const problems = await offerProblems(container, item, product, input.offer, bound ?? null)
    if (bound && !product.variants.some((v) => v.id === bound)) {
      const message = `variant ${bound} does not belong to product ${product.id}`
      problems.push({ path: "variant_id", code: "media_variant_not_found", message })
    }
    if (problems.length) throw invalid(problems)
    const offers: OfferPlan[] = [{ input: input.offer, variant_id: bound ?? null }]
    return new StepResponse({ item, product, offers })
  },
)

/** An edit of an offer checked the same way; answers what it was. Writes nothing. */
export const checkOfferUpdateStep = createStep(
  "media-catalog-check-offer-update",
  async (input: { offer_id: string; changes: UpdateOfferInput }, { container }) => {
    const { item, offer } = await requireOffer(container, input.offer_id)
    const product = await loadProduct(container, item.product_id)
    const merged = { ...offer, ...input.changes }
    const regraded = merged.condition === "used" ? merged : withoutGrades(merged, input.changes)
    const problems = await offerProblems(container, item, product, regraded, offer.variant_id)
    if (problems.length) throw invalid(problems)
    return new StepResponse({ item, offer, offer_row: regraded })
  },
)

/** An offer that stops being used loses its grades, unless the caller insists on them (which is refused). */
function withoutGrades<T extends { media_grade?: string | null; sleeve_grade?: string | null }>(
  merged: T,
  changes: UpdateOfferInput,
): T {
  return { ...merged, media_grade: changes.media_grade ?? null, sleeve_grade: changes.sleeve_grade ?? null }
}

/** The offer and its item, or 404. */
export async function requireOffer(
  container: MedusaContainer,
  offerId: string,
): Promise<{ item: ItemGraph; offer: OfferGraph }> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const [row] = await catalog.listMediaOffers({ id: [offerId] }, { take: 1 })
  const [item] = row ? await catalog.loadItems([row.media_item_id]) : []
  const offer = item?.offers.find((o) => o.id === offerId)
  if (!item || !offer) throw new MediaError("not_found", "media_offer_not_found", `offer ${offerId} does not exist`)
  return { item, offer }
}

async function requireItem(container: MedusaContainer, id: string): Promise<ItemGraph> {
  const [item] = await container.resolve<MediaCatalogService>("mediaCatalog").loadItems([id])
  if (!item) throw new MediaError("not_found", "media_item_not_found", `media item ${id} does not exist`)
  return item
}

type OfferFields = Omit<UpdateOfferInput, "version" | "condition"> & { condition?: string | undefined }

async function offerProblems(
  container: MedusaContainer,
  item: ItemGraph,
  product: ExistingProduct,
  offer: OfferFields,
  /** The variant the offer stands on; its own SKU is not taken. */
  variantId: string | null,
): Promise<Problem[]> {
  const book = await loadGradeBook(container)
  const problems = gradeProblems(item.media_type, [offer], book)
  if (offer.condition !== "used") {
    for (const field of ["media_grade", "sleeve_grade"] as const) {
      if (!offer[field]) continue
      const message = `only a used offer is graded, this one is ${offer.condition}`
      problems.push({ path: field, code: "media_offer_grade_condition", message })
    }
  }
  if (product.status === "published") {
    const facts = { media_type: item.media_type, relations: item.relations, offers: [{ condition: "", ...offer }] }
    problems.push(...checkPublishable(facts, book).filter((p) => p.path.startsWith("offers.")))
  }
  const holder = offer.sku ? await variantWithSku(container, offer.sku) : null
  if (holder && holder !== variantId) {
    problems.push({
      path: "sku",
      code: "media_sku_taken",
      message: `"${offer.sku}" already belongs to another variant`,
    })
  }
  return problems.map((p) => ({ ...p, path: p.path.replace(/^offers\.0\./, "") }))
}
