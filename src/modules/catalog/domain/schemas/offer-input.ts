import { z } from "@medusajs/framework/zod"
import { CONDITIONS } from "../enums"
import { LIMITS, amount, clearable, id, text, url, version } from "./fields"
import { listRule, noRepeats, rule, type Report } from "../../../../lib/rules"
import { optionalShape } from "./shape"

export const priceInputSchema = z.strictObject({
  currency_code: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{3}$/, "is not a currency code of three letters"),
  amount,
})

const gradeCode = z.string().trim().min(1).max(20)

const offerShape = {
  condition: z.enum(CONDITIONS),
  /** Binds a variant that exists already instead of creating one. */
  variant_id: id.optional(),
  title: text(200).optional(),
  sku: clearable(200),
  /** Codes of the grade scale that fits the carrier; only for used copies. */
  media_grade: gradeCode.nullish(),
  sleeve_grade: gradeCode.nullish(),
  grading_note: clearable(2000),
  photos: z.array(url).max(LIMITS.photos).optional(),
  prices: z
    .array(priceInputSchema)
    .max(LIMITS.prices)
    .check(
      listRule<{ currency_code: string }>((prices, report) => {
        noRepeats(
          prices,
          (price) => price.currency_code,
          (index, key) => report([index, "currency_code"], `${key} is given twice`),
        )
      }),
    )
    .optional(),
  manage_inventory: z.boolean().optional(),
}

interface OfferLike {
  condition?: string
  variant_id?: string
  sku?: string | null
  media_grade?: string | null
  sleeve_grade?: string | null
  manage_inventory?: boolean
}

/** Grades and stock must fit the condition, when the condition is part of the body. */
function judgeOffer(offer: OfferLike, report: Report): void {
  if (typeof offer.condition !== "string") return
  for (const field of ["media_grade", "sleeve_grade"] as const) {
    if (offer.condition !== "used" && offer[field] != null) {
      report([field], `only a used offer is graded, this one is ${offer.condition}`, "media_offer_grade_condition")
    }
  }
  if (offer.condition === "rental" && offer.manage_inventory === true) {
    report(["manage_inventory"], "copies for rent are counted one by one, not as stock", "media_offer_rental_inventory")
  }
}

export const offerInputSchema = z.strictObject(offerShape).check(rule<OfferLike>(judgeOffer))

export const offerListSchema = z
  .array(offerInputSchema)
  .max(100)
  .check(
    listRule<OfferLike>((offers, report) => {
      for (const field of ["variant_id", "sku"] as const) {
        noRepeats(
          offers,
          (offer) => offer[field],
          (index, key) => report([index, field], `${key} is used twice`),
        )
      }
    }),
  )

/** Body of `POST /items/:id/offers`. */
export const createOfferSchema = offerInputSchema

const { variant_id: _bound, ...changeable } = optionalShape(offerShape)

/** Body of `POST /offers/:id`. `version` is the item's. */
export const updateOfferSchema = z
  .strictObject({ ...changeable, version: version.optional() })
  .check(rule<OfferLike>(judgeOffer))

export type PriceInput = z.output<typeof priceInputSchema>
export type OfferInput = z.output<typeof offerInputSchema>
export type CreateOfferInput = z.output<typeof createOfferSchema>
export type UpdateOfferInput = z.output<typeof updateOfferSchema>
