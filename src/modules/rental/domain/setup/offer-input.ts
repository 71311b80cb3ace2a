import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { rule } from "../../../../lib/rules"
import { localDate, moneyMap, rowVersion } from "./fields"

const TARGETS = ["item_id", "variant_id", "product_id"] as const

const replacementValue = moneyMap
  .refine((map) => Object.keys(map).length > 0, "names no currency: a lost copy would cost nothing")
  .meta({ description: 'What a copy costs when it is lost: `{"eur": "19.99"}`' })

const shape = {
  enabled: z.boolean(),
  rate_plan_id: id,
  replacement_value: replacementValue,
  rentable_from: localDate.nullable().meta({ description: "Not handed out before this local date" }),
  min_age: z
    .int()
    .min(0)
    .max(99)
    .nullable()
    .meta({ description: "Over the catalogue's rating; null: the rating counts" }),
  sale_variant_id: id.nullable().meta({
    description:
      "Variant of the same product that copies are sold as, usually the used one: a buyout costs its price (null: the " +
      "replacement value), an ex-rental copy adds one to its stock",
  }),
}

/** Body of `POST /offers`: exactly one of item, variant and product. */
export const createOfferSchema = z
  .strictObject({
    item_id: id.optional().meta({ description: "Media item; its rental variant is taken or made" }),
    variant_id: id.optional().meta({ description: "Variant of a media item; it stops counting stock" }),
    product_id: id.optional().meta({ description: "Product of a media item; its rental variant is taken or made" }),
    enabled: shape.enabled.default(true),
    rate_plan_id: shape.rate_plan_id,
    replacement_value: shape.replacement_value,
    rentable_from: shape.rentable_from.default(null),
    min_age: shape.min_age.default(null),
    sale_variant_id: shape.sale_variant_id.default(null),
  })
  .check(
    rule<Partial<Record<(typeof TARGETS)[number], unknown>>>((body, report) => {
      const given = TARGETS.filter((target) => body[target] !== undefined)
      if (given.length !== 1) report([given[1] ?? "item_id"], `give exactly one of ${TARGETS.join(", ")}`)
    }),
  )

/** Body of `POST /offers/:id`. */
export const editOfferSchema = z.strictObject({
  ...z.strictObject(shape).partial().shape,
  version: rowVersion.optional(),
})

export type CreateOfferInput = z.output<typeof createOfferSchema>
export type EditOfferInput = z.output<typeof editOfferSchema>

/** A new row of the rental offer: what the catalogue says of the title, and what the merchant says of renting it. */
export interface OfferValues {
  variant_id: string
  product_id: string
  media_type: string
  disc_count: number
  title: string
  enabled: boolean
  rate_plan_id: string
  replacement_value: Record<string, string>
  rentable_from: string | null
  min_age: number | null
  rated_age: number | null
  sale_variant_id: string | null
}
