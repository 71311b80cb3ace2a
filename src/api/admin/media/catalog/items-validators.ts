import { z } from "@medusajs/framework/zod"
import { instant } from "../../../../lib/fields"
import { flag, ordering, paging, repeatable, whole } from "../../../../lib/query-params"
import { CONDITIONS, PRODUCT_STATUSES } from "../../../../modules/catalog/domain/enums"

const id = z.string().min(1).max(100)
const text = z.string().trim().min(1).max(200)
const year = () => whole(z.int().min(1800).max(2200))

/** Query of `GET /admin/media/catalog/items`. */
export const listItemsQuery = z.strictObject({
  q: text.optional().describe("Title, edition, artist, catalogue number or any identifier."),
  product_id: repeatable(id).optional(),
  media_type: repeatable(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "is not a media type code")).optional(),
  title_group_id: id.optional(),
  contributor_id: id.optional(),
  term_id: id.optional(),
  country: repeatable(z.string().regex(/^[A-Z]{2}$/, "is not a country code")).optional(),
  year_from: year().optional(),
  year_to: year().optional(),
  condition: repeatable(z.enum(CONDITIONS)).optional(),
  status: repeatable(z.enum(PRODUCT_STATUSES)).optional(),
  incomplete: flag().optional().describe("Items that lack something, or only those that lack nothing."),
  is_valid_identifier: flag().optional().describe("`false`: items with a misprinted identifier."),
  updated_since: instant.optional(),
  order: ordering(["title", "release_date", "updated_at", "data_quality"]).default("-updated_at"),
  ...paging(50),
})

const offerRow = z.object({
  id: z.string(),
  variant_id: z.string(),
  condition: z.string(),
  media_grade: z.string().nullable(),
  sleeve_grade: z.string().nullable(),
})

export const itemRow = z.object({
  id: z.string(),
  product_id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  thumbnail: z.string().nullable(),
  artist: z.string(),
  media_type: z.string(),
  edition: z.string().nullable(),
  edition_kind: z.string(),
  release_date: z.string().nullable(),
  date_precision: z.string().nullable(),
  year: z.int().nullable(),
  country: z.string().nullable(),
  label: z.string().nullable(),
  catalog_number: z.string().nullable(),
  offers: z.array(offerRow),
  disc_count: z.int(),
  total_duration_ms: z.int(),
  data_quality: z.int(),
  missing_fields: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
})

export const listItemsAnswer = z.object({
  items: z.array(itemRow),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

const contributor = z.object({
  id: z.string(),
  name: z.string(),
  sort_name: z.string(),
  name_native: z.string().nullable(),
  kind: z.string(),
})

const track = z.object({
  id: z.string(),
  position: z.int(),
  number: z.string(),
  title: z.string(),
  duration_ms: z.int().nullable(),
  isrc: z.string().nullable(),
  is_data: z.boolean(),
  preview_url: z.string().nullable(),
})

const nullable = z.string().nullable()

/** One whole item as every write answers it. */
export const item = z.object({
  id: z.string(),
  product_id: z.string(),
  title_group_id: z.string(),
  media_type: z.string(),
  external_id: nullable,
  edition: nullable,
  edition_kind: z.string(),
  release_date: nullable.describe("YYYY-MM-DD; read it together with date_precision."),
  date_precision: nullable,
  country: nullable,
  packaging: nullable,
  disc_count: z.int(),
  total_duration_ms: z.int(),
  region_codes: z.array(z.string()),
  video_standard: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  attr_version: z.int(),
  data_source: nullable,
  data_quality: z.int().describe("0 to 100."),
  missing_fields: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string().describe("To be sent back as `version`."),
  artist: z.string(),
  product: z
    .object({
      id: z.string(),
      title: z.string(),
      subtitle: nullable,
      handle: z.string(),
      status: z.string(),
      description: nullable,
      thumbnail: nullable,
    })
    .nullable(),
  title_group: z.object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    sort_title: z.string(),
    original_title: nullable,
    first_year: z.int().nullable(),
  }),
  discs: z.array(
    z.object({
      id: z.string(),
      position: z.int(),
      format: z.string(),
      title: nullable,
      side_count: z.int().nullable(),
      matrix_runout: z.array(z.string()),
      mb_discid: nullable,
      tracks: z.array(track),
    }),
  ),
  credits: z.array(
    z.object({
      id: z.string(),
      track_id: nullable,
      contributor,
      role: z.string(),
      credited_as: nullable,
      character: nullable,
      join_phrase: nullable,
      position: z.int(),
    }),
  ),
  labels: z.array(
    z.object({
      id: z.string(),
      label: contributor,
      catalog_number: nullable,
      catalog_number_norm: nullable,
      position: z.int(),
    }),
  ),
  identifiers: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      value_raw: z.string(),
      value_norm: z.string(),
      description: nullable,
      is_primary: z.boolean(),
      is_valid: z.boolean(),
      check_note: nullable,
      disc_id: nullable,
      track_id: nullable,
      variant_id: nullable,
    }),
  ),
  languages: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      lang: z.string(),
      codec: nullable,
      channels: nullable,
      note: nullable,
      disc_id: nullable,
    }),
  ),
  ratings: z.array(
    z.object({
      id: z.string(),
      scheme: z.string(),
      value: z.string(),
      descriptors: z.array(z.string()),
      country: nullable,
      min_age: z.int().nullable(),
    }),
  ),
  terms: z.array(
    z.object({
      id: z.string(),
      term_id: z.string(),
      vocabulary: z.string(),
      code: z.string(),
      labels: z.object({ en: z.string(), zhCN: z.string() }),
      position: z.int(),
    }),
  ),
  relations: z.array(
    z.object({
      id: z.string(),
      to_id: z.string(),
      kind: z.string(),
      position: z.int(),
      to: z.object({ id: z.string(), title: z.string(), media_type: z.string() }).nullable(),
    }),
  ),
  offers: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string(),
      condition: z.string(),
      media_grade: nullable,
      sleeve_grade: nullable,
      grading_note: nullable,
      photos: z.array(z.string()),
      variant: z
        .object({
          id: z.string(),
          title: z.string(),
          sku: nullable,
          manage_inventory: z.boolean(),
          prices: z.array(z.object({ currency_code: z.string(), amount: z.string() })),
        })
        .nullable(),
    }),
  ),
})

export const itemAnswer = z.object({ item })

export const batchAnswer = z.object({
  created: z.array(z.object({ id: z.string(), product_id: z.string() })),
  updated: z.array(z.object({ id: z.string(), updated_at: z.string() })),
  deleted: z.array(z.string()),
})

/** Query of `GET /offers/:id/suggested-price`. */
export const suggestedPriceQuery = z.strictObject({
  base: z.string().regex(/^\d{1,12}(\.\d{1,8})?$/, "is not a decimal amount"),
  currency_code: z.string().regex(/^[A-Za-z]{3}$/, "is not a currency code of three letters"),
})

/** Query of `GET /identifiers/lookup`. */
export const lookupQuery = z.strictObject({ code: z.string().trim().min(1).max(255) })

export const lookupAnswer = z.object({
  code: z.string(),
  normalized: z.array(z.object({ type: z.string(), value_norm: z.string() })),
  matches: z.array(
    z.object({
      media_item_id: z.string(),
      product_id: z.string(),
      title: z.string(),
      owner: z.enum(["item", "disc", "track", "offer"]),
      type: z.string(),
    }),
  ),
  unit_matches: z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })),
  verdict: z.enum(["none", "exact", "duplicate", "ambiguous"]),
})

export const deletedAnswer = (object: string) =>
  z.object({ id: z.string(), object: z.literal(object), deleted: z.literal(true) })
