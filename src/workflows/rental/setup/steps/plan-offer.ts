import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../../lib/errors"
import type { CreateOfferInput, OfferValues } from "../../../../modules/rental/domain/setup"
import { findTitle, placeOffer, type OfferPlace, type TitleFacts } from "../lib/offer-target"
import { referenceProblems, referencesOf } from "../lib/references"
import { saleVariantProblems } from "../lib/sale-variant"
import { planProblems } from "../lib/plan-problems"

/** What a new rental offer needs to be made. */
export interface OfferPlan extends OfferPlace {
  title: TitleFacts
  values: Omit<OfferValues, "variant_id">
}

/** Which title is meant, so that it can be locked. Writes nothing. */
export const locateTitleStep = createStep(
  "media-rental-locate-title",
  async (input: CreateOfferInput, { container }) => {
    const { title } = await findTitle(container, input)
    return new StepResponse({ keys: title ? [`media_rental:offer:${title.item_id}`] : [] })
  },
)

/** A new rental offer checked against the catalogue, its plan and everything it names. Writes nothing. */
export const planOfferStep = createStep("media-rental-plan-offer", async (input: CreateOfferInput, { container }) => {
  const { title, problems } = await findTitle(container, input)
  const [references, plan, sale, placed] = await Promise.all([
    referenceProblems(container, referencesOf("offer", input)),
    planProblems(container, input),
    title ? saleVariantProblems(container, input.sale_variant_id, title.product_id) : [],
    title ? placeOffer(container, title, input) : { place: null, problems: [] },
  ])
  const all = [...problems, ...placed.problems, ...plan, ...references, ...sale]
  if (all.length > 0 || !title || !placed.place) throw invalid(all)
  const { item_id: _item, product_id: _product, variant_id: _variant, ...own } = input
  const { product_id, media_type, disc_count, rated_age } = title
  const values = { ...own, product_id, media_type, disc_count, rated_age, title: title.title }
  return new StepResponse<OfferPlan>({ ...placed.place, title, values })
})
