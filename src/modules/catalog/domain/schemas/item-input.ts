import { z } from "@medusajs/framework/zod"
import { DATE_PRECISIONS, EDITION_KINDS, PRODUCT_STATUSES, TITLE_GROUP_KINDS, VIDEO_STANDARDS } from "../enums"
import { CODE_PATTERN, getMediaType } from "../media-types"
import { REGION_CODES } from "../regions"
import { RELEASE_YEAR_MAX, RELEASE_YEAR_MIN, parseReleaseDate } from "../release-date"
import { judgeBatch, type BatchShape } from "./batch"
import { creditListSchema, labelListSchema } from "./credit-input"
import { languageListSchema, ratingListSchema, relationListSchema, termListSchema } from "./detail-input"
import { discListSchema, discReplaceListSchema } from "./disc-input"
import { LIMITS, clearable, country, id, text, url, version } from "./fields"
import { identifierListSchema } from "./identifier-input"
import { offerListSchema } from "./offer-input"
import { rule, type Report } from "../../../../lib/rules"
import { optionalShape } from "./shape"

const handle = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^[\p{Ll}\p{Lo}\p{Lm}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{N}]+)*$/u,
    "is not a handle (lower case words joined by -)",
  )

const productShape = {
  title: text(),
  subtitle: clearable(),
  handle: handle.optional(),
  description: clearable(LIMITS.description),
  status: z.enum(PRODUCT_STATUSES).optional(),
  thumbnail: url.nullish(),
  sales_channel_ids: z.array(id).max(100).optional(),
  shipping_profile_id: id.nullish(),
}

/** The Medusa product made together with the item. */
export const productInputSchema = z.strictObject(productShape)
export const productUpdateSchema = z.strictObject(optionalShape(productShape))

const groupFields = {
  title: text().optional(),
  sort_title: clearable(),
  original_title: clearable(),
  first_year: z.int().min(RELEASE_YEAR_MIN).max(RELEASE_YEAR_MAX).nullish(),
}

/** The abstract title: an existing one by id, or a new one. */
export const titleGroupRefSchema = z
  .strictObject({ id: id.optional(), kind: z.enum(TITLE_GROUP_KINDS).optional(), ...groupFields })
  .check(
    rule<Record<string, unknown>>((ref, report) => {
      const described = ref.kind !== undefined || Object.keys(groupFields).some((key) => ref[key] !== undefined)
      if (ref.id !== undefined) {
        if (described) report([], "give either id, or kind and title")
        return
      }
      if (ref.kind === undefined) report(["kind"], "is required without an id")
      if (ref.title === undefined) report(["title"], "is required without an id")
    }),
  )

const mediaType = z
  .string()
  .regex(CODE_PATTERN, "is not a media type code")
  .refine((code) => !CODE_PATTERN.test(code) || getMediaType(code) !== undefined, {
    error: "is not a media type of this shop",
    params: { code: "media_type_unknown" },
  })

const ownShape = {
  title_group: titleGroupRefSchema,
  media_type: mediaType,
  external_id: clearable(200),
  edition: clearable(),
  edition_kind: z.enum(EDITION_KINDS).optional(),
  /** `2001`, `2001-05` or `2001-05-04`; the precision follows from it. */
  release_date: z.string().trim().max(10).nullish(),
  date_precision: z.enum(DATE_PRECISIONS).nullish(),
  country: country.nullish(),
  packaging: clearable(100),
  region_codes: z
    .array(z.enum(REGION_CODES))
    .max(REGION_CODES.length)
    .refine((codes) => new Set(codes).size === codes.length, "names a region twice")
    .optional(),
  video_standard: z.enum(VIDEO_STANDARDS).optional(),
  /** Checked against the media type by `validateAttributes`. */
  attributes: z.record(z.string().max(100), z.unknown()).optional(),
}

const childShape = {
  credits: creditListSchema,
  labels: labelListSchema,
  identifiers: identifierListSchema,
  languages: languageListSchema,
  ratings: ratingListSchema,
  terms: termListSchema,
  relations: relationListSchema,
}

const createShape = {
  ...ownShape,
  /** Left out, the item opens a title group of its own, named like the product. */
  title_group: titleGroupRefSchema.optional(),
  attributes: ownShape.attributes.unwrap().default({}),
  discs: discListSchema.default([]),
  credits: creditListSchema.prefault([]),
  labels: labelListSchema.prefault([]),
  identifiers: identifierListSchema.default([]),
  languages: languageListSchema.default([]),
  ratings: ratingListSchema.default([]),
  terms: termListSchema.prefault([]),
  relations: relationListSchema.prefault([]),
  offers: offerListSchema.default([]),
}

const patchShape = optionalShape({ ...ownShape, discs: discReplaceListSchema, ...childShape })

interface ItemLike {
  product?: unknown
  product_id?: unknown
  release_date?: string | null
  date_precision?: (typeof DATE_PRECISIONS)[number] | null
  offers?: { variant_id?: string }[]
}

/** Date and precision fit each other, and the date exists. */
function judgeDate(item: ItemLike, report: Report): void {
  const { release_date, date_precision } = item
  if (typeof release_date !== "string") return
  const bare = parseReleaseDate(release_date)
  if (typeof bare === "string") return report(["release_date"], bare)
  const precision = DATE_PRECISIONS.find((known) => known === date_precision)
  const both = parseReleaseDate(release_date, precision)
  if (typeof both === "string") report(["date_precision"], both)
}

/** What is stored of a given date: all ten characters, and how many of them are known. */
function settleDate<T extends Pick<ItemLike, "release_date" | "date_precision">>(item: T): T {
  if (typeof item.release_date !== "string") return item
  const date = parseReleaseDate(item.release_date, item.date_precision)
  return typeof date === "string" ? item : { ...item, ...date }
}

/** Exactly one product; a variant can only be bound to a product that exists. */
function judgeProduct(item: ItemLike, report: Report): void {
  if ((item.product === undefined) === (item.product_id === undefined)) {
    report(["product_id"], "give exactly one of product and product_id", "media_item_product")
  }
  if (item.product === undefined || !Array.isArray(item.offers)) return
  item.offers.forEach((offer, index) => {
    if (offer?.variant_id !== undefined) {
      report(["offers", index, "variant_id"], "a new product has no variants yet; bind one with product_id")
    }
  })
}

/** Body of `POST /items`. */
export const createItemSchema = z
  .strictObject({ product: productInputSchema.optional(), product_id: id.optional(), ...createShape })
  .check(
    rule<ItemLike>((item, report) => {
      judgeProduct(item, report)
      judgeDate(item, report)
    }),
  )
  .transform(settleDate)

/** `additional_data.media_item` for a product that has no item yet: the same without product fields. */
export const itemFieldsSchema = z.strictObject(createShape).check(rule<ItemLike>(judgeDate)).transform(settleDate)

/** `additional_data.media_item` for a product that has one: what is given replaces what is stored, lists as a whole. */
export const itemFieldsPatchSchema = z.strictObject(patchShape).check(rule<ItemLike>(judgeDate)).transform(settleDate)

const updateShape = {
  product: productUpdateSchema.optional(),
  ...patchShape,
  /** Changes the media type although attributes are lost with it. */
  force: z.boolean().optional(),
  version: version.optional(),
}

/** Body of `POST /items/:id`: a given list replaces the stored one, a given attribute replaces that attribute. */
export const updateItemSchema = z.strictObject(updateShape).check(rule<ItemLike>(judgeDate)).transform(settleDate)

const itemUpdateElement = z
  .strictObject({ id, ...updateShape })
  .check(rule<ItemLike>(judgeDate))
  .transform(settleDate)

/** Body of `POST /items/batch`. */
export const itemBatchSchema = z
  .strictObject({
    create: z.array(createItemSchema).max(LIMITS.batch).default([]),
    update: z.array(itemUpdateElement).max(LIMITS.batch).default([]),
    delete: z.array(id).max(LIMITS.batch).default([]),
  })
  .check(rule<BatchShape>(judgeBatch))

export type ProductInput = z.output<typeof productInputSchema>
export type ProductUpdate = z.output<typeof productUpdateSchema>
export type TitleGroupRef = z.output<typeof titleGroupRefSchema>
/** What a client sends. */
export type CreateItemBody = z.input<typeof createItemSchema>
/** What the workflows work with, after parsing. */
export type CreateItemInput = z.output<typeof createItemSchema>
export type ItemFields = z.output<typeof itemFieldsSchema>
export type ItemFieldsPatch = z.output<typeof itemFieldsPatchSchema>
export type UpdateItemBody = z.input<typeof updateItemSchema>
export type UpdateItemInput = z.output<typeof updateItemSchema>
export type ItemBatch = z.output<typeof itemBatchSchema>
