import { z } from "@medusajs/framework/zod"
import { flag, paging, repeatable, whole } from "../../../../lib/query-params"
import { CONDITIONS, VOCABULARIES } from "../../../../modules/catalog/domain/enums"
import { REGION_CODES } from "../../../../modules/catalog/domain/regions"
import { isStorableText } from "../../../../lib/text"
import { STORE_SORTS } from "../../../../workflows/catalog/readers/store-page"

/** A value as it stands in a URL; characters the database cannot take are refused here. */
const text = (max = 200) => z.string().min(1).max(max).refine(isStorableText, "holds characters that cannot be stored")
const code = () => text(60)
const year = () => whole(z.int().min(1000).max(9998))
const amount = () => z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, "must be a decimal number like 12.50")
const decade = () =>
  z
    .string()
    .regex(/^[1-9]\d{2}0s?$/, "must be a decade like 1980")
    .transform((value) => Number.parseInt(value, 10))
const countryCode = () =>
  z
    .string()
    .regex(/^[A-Za-z]{2}$/, "must be a two-letter country code")
    .transform((value) => value.toLowerCase())

/** Who asks: where prices come from, which country the goods go to, which language labels are in. */
const context = {
  region_id: text().optional(),
  currency_code: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "must be a three-letter currency code")
    .transform((value) => value.toLowerCase())
    .optional(),
  country_code: countryCode().optional(),
  age_confirmed: flag().default(false),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, "must be a language tag like zh-CN")
    .optional(),
}

const storePaging = paging(20)

/** `GET /store/media/catalog/items` */
export const listItemsQuery = z.strictObject({
  media_type: repeatable(code()).optional(),
  genre: repeatable(code()).optional(),
  style: repeatable(code()).optional(),
  label: repeatable(text()).optional(),
  artist: repeatable(text()).optional(),
  contributor_id: repeatable(text()).optional(),
  country: repeatable(
    z
      .string()
      .regex(/^[A-Za-z]{2}$/, "must be a two-letter country code")
      .transform((value) => value.toUpperCase()),
  ).optional(),
  decade: repeatable(decade()).optional(),
  condition: repeatable(z.enum(CONDITIONS)).optional(),
  grade: repeatable(code()).optional(),
  region: repeatable(z.enum(REGION_CODES)).optional(),
  language: repeatable(code()).optional(),
  year_from: year().optional(),
  year_to: year().optional(),
  price_from: amount().optional(),
  price_to: amount().optional(),
  in_stock: flag().optional(),
  rentable: flag().optional(),
  sort: z.enum(STORE_SORTS).default("newest"),
  expand: z.enum(["full"]).optional(),
  ...context,
  ...storePaging,
})

/** `GET /store/media/catalog/products/:handle` */
export const detailQuery = z.strictObject(context)

/** `GET /store/media/catalog/title-groups/:id` and `/contributors/:id` */
export const collectionQuery = z.strictObject({
  sort: z.enum(STORE_SORTS).default("release_date"),
  ...context,
  ...storePaging,
})

/** `GET /store/media/catalog/terms` */
export const termsQuery = z.strictObject({
  vocabulary: z.enum(VOCABULARIES),
  locale: context.locale,
  ...paging(100),
})

/** `GET /store/media/catalog/carts/:id/notices` */
export const noticesQuery = z.strictObject({ country_code: context.country_code })
