import type { CreateProductWorkflowInputDTO, CreateProductVariantWorkflowInputDTO } from "@medusajs/framework/types"
import { toHandle } from "@medusajs/framework/utils"
import type { OfferInput, ProductInput } from "../../../modules/catalog/domain/schemas"

/** The one product option of a release: in which condition it comes. */
export const CONDITION_OPTION = "Condition"

const CONDITION_LABELS = { new: "New", used: "Used", rental: "Rental", digital: "Digital" } as const

/** `Used VG+/VG`, `New`, … as a variant is called when the merchant gives it no title. */
export function offerLabel(offer: Pick<OfferInput, "condition" | "title" | "media_grade" | "sleeve_grade">): string {
  if (offer.title) return offer.title
  const grades = [offer.media_grade, offer.sleeve_grade].filter(Boolean).join("/")
  return [CONDITION_LABELS[offer.condition], grades].filter(Boolean).join(" ")
}

/** Labels told apart by a number where two offers would be called the same. `taken` are in use already. */
export function distinctLabels(offers: OfferInput[], taken: Iterable<string> = []): string[] {
  const used = new Set([...taken].map((label) => label.toLowerCase()))
  return offers.map((offer) => {
    const base = offerLabel(offer)
    let label = base
    for (let n = 2; used.has(label.toLowerCase()); n++) label = `${base} ${n}`
    used.add(label.toLowerCase())
    return label
  })
}

/** Copies for rent and files have no stock to count; everything else does unless the merchant says otherwise. */
export function managesInventory(offer: Pick<OfferInput, "condition" | "manage_inventory">): boolean {
  if (offer.condition === "rental") return false
  return offer.manage_inventory ?? offer.condition !== "digital"
}

/** The variant Medusa makes for an offer. */
export function variantInput(
  offer: OfferInput,
  label: string,
  option: string,
): Omit<CreateProductVariantWorkflowInputDTO, "product_id"> {
  return {
    title: label,
    ...(offer.sku ? { sku: offer.sku } : {}),
    manage_inventory: managesInventory(offer),
    options: { [option]: label },
    prices: (offer.prices ?? []).map((price) => ({
      currency_code: price.currency_code,
      amount: Number(price.amount),
    })),
  }
}

/** The product Medusa makes for a release, with one variant per offer in the order of the offers. */
export function productInput(
  product: ProductInput,
  offers: OfferInput[],
  handle: string,
): CreateProductWorkflowInputDTO {
  const labels = distinctLabels(offers)
  return {
    title: product.title,
    ...(product.subtitle ? { subtitle: product.subtitle } : {}),
    ...(product.description ? { description: product.description } : {}),
    ...(product.thumbnail ? { thumbnail: product.thumbnail, images: [{ url: product.thumbnail }] } : {}),
    ...(product.shipping_profile_id ? { shipping_profile_id: product.shipping_profile_id } : {}),
    handle,
    status: product.status ?? "draft",
    sales_channels: (product.sales_channel_ids ?? []).map((id) => ({ id })),
    options: [{ title: CONDITION_OPTION, values: labels.length ? labels : [CONDITION_LABELS.new] }],
    variants: offers.map((offer, i) => variantInput(offer, labels[i]!, CONDITION_OPTION)),
  } as CreateProductWorkflowInputDTO
}

/**
 * A handle nobody has: the title, else title and type ("the-wall-vinyl"), else title and a part of the item's id.
 * Titles repeat in a media shop far more often than in others.
 */
export function freeHandle(
  title: string,
  mediaType: string,
  itemId: string,
  isTaken: (handle: string) => boolean,
): string {
  const [base, typed] = handleCandidates(title, mediaType)
  if (!isTaken(base)) return base
  if (!isTaken(typed)) return typed
  return `${base}-${itemId.slice(-10).toLowerCase()}`
}

/** The handles tried before one is made from the item's id. */
export function handleCandidates(title: string, mediaType: string): [string, string] {
  const base = toHandle(title).slice(0, 180).replace(/-$/, "")
  return [base, `${base}-${mediaType}`.replaceAll("_", "-")]
}
