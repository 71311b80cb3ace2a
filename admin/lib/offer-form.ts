import type { Picked } from "./drafts"
import { typedAmount } from "./money-sums"
import type { PathMapper } from "./problems"
import type { RentalOffer } from "./rental-types"

/** How a title is rented, as it is typed. */
export interface OfferDraft {
  enabled: boolean
  plan: Picked | null
  replacement_value: Record<string, string>
  rentable_from: string
  min_age: string
  sale_variant_id: string
}

export const blankRentalOffer: OfferDraft = {
  enabled: true,
  plan: null,
  replacement_value: {},
  rentable_from: "",
  min_age: "",
  sale_variant_id: "",
}

export const draftOfOffer = (offer: RentalOffer): OfferDraft => ({
  enabled: offer.enabled,
  plan: offer.rate_plan ? { id: offer.rate_plan.id, name: offer.rate_plan.name } : null,
  replacement_value: offer.replacement_value,
  rentable_from: offer.rentable_from ?? "",
  min_age: offer.min_age === null ? "" : String(offer.min_age),
  sale_variant_id: offer.sale_variant_id ?? "",
})

export function offerBody(draft: OfferDraft): Record<string, unknown> {
  const age = draft.min_age.trim()
  const values = Object.entries(draft.replacement_value).filter(([, amount]) => amount.trim() !== "")
  return {
    enabled: draft.enabled,
    rate_plan_id: draft.plan?.id,
    replacement_value: Object.fromEntries(values.map(([code, amount]) => [code, typedAmount(amount) ?? amount.trim()])),
    rentable_from: draft.rentable_from || null,
    min_age: age === "" ? null : /^\d{1,3}$/.test(age) ? Number(age) : age,
    sale_variant_id: draft.sale_variant_id || null,
  }
}

export const rentalOfferField: PathMapper = (path) => {
  if (path === "rate_plan_id") return "plan"
  return /^(replacement_value(\..+)?|rentable_from|min_age|sale_variant_id|enabled)$/.test(path) ? path : null
}
