import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { currencyDecimals, gradeScaleOf, suggestedPrice } from "../../../modules/catalog/domain/grading"
import { getMediaType } from "../../../modules/catalog/domain/media-types"
import type MediaCatalogService from "../../../modules/catalog/service"
import { sleeveFloor } from "../../../modules/catalog/settings"
import { requireOffer } from "../steps/check-offer"

interface Settings {
  getSetting<T>(setting: { key: string }): Promise<T>
}

/**
 * Suggests the price of a graded copy.
 * @param input.base price of a mint copy, decimal string in major units
 * @throws 404 `media_offer_not_found`, 400 `media_offer_not_graded`
 */
export async function suggestOfferPrice(
  container: MedusaContainer,
  offerId: string,
  input: { base: string; currency_code: string },
) {
  const { item, offer } = await requireOffer(container, offerId)
  if (!offer.media_grade) {
    throw new MediaError("invalid_data", "media_offer_not_graded", `offer ${offerId} has no media grade to judge by`)
  }
  const scale = gradeScaleOf(getMediaType(item.media_type)?.carrier ?? "disc")
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const grades = await catalog.listMediaGradeScales({ scale }, { take: 200 })
  const factor = (code: string) => Number(grades.find((g) => g.code === code)?.price_factor ?? 0)
  const floor = await container.resolve<Settings>("mediaSystem").getSetting<number>(sleeveFloor)
  const media = factor(offer.media_grade)
  const sleeve = offer.sleeve_grade ? factor(offer.sleeve_grade) : null
  const currency = input.currency_code.toLowerCase()
  return {
    amount: suggestedPrice({
      base: input.base,
      mediaFactor: media,
      sleeveFactor: sleeve,
      sleeveFloor: floor,
      decimals: currencyDecimals(currency),
    }),
    currency_code: currency,
    base: input.base,
    media_factor: media,
    sleeve_factor: sleeve,
    sleeve_floor: floor,
  }
}
