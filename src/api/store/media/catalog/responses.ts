import { z } from "@medusajs/framework/zod"

const nullableText = z.string().nullable()
const page = { count: z.int(), offset: z.int(), limit: z.int() }
const labels = z.object({ en: z.string(), zhCN: z.string() })

const price = z
  .object({
    currency_code: z.string(),
    amount: z.string().describe('Decimal with the currency\'s own decimals, e.g. "12.50"'),
    from: z.boolean().describe("The item has a dearer offer too"),
    original_amount: z.string().optional().describe("Price before a sale, when it differs"),
    amount_with_tax: z.string().optional(),
    amount_without_tax: z.string().optional(),
  })
  .nullable()

const ageGate = z.object({
  min_age: z.int().nullable().describe("null: not rated, which is not the same as for all ages"),
  blurred: z.boolean(),
})

const itemRow = z.object({
  id: z.string(),
  product_id: z.string(),
  handle: z.string(),
  title: z.string(),
  edition: nullableText,
  title_group_id: z.string(),
  artist: nullableText,
  media_type: z.string(),
  year: z.int().nullable(),
  country: nullableText,
  thumbnail: nullableText,
  conditions: z.array(z.string()),
  price,
  in_stock: z.boolean(),
  rentable: z.boolean(),
  age_gate: ageGate,
})

const contributor = z.object({
  id: z.string(),
  name: z.string(),
  sort_name: z.string(),
  name_native: nullableText,
  kind: z.string(),
})

const disc = z.object({
  id: z.string(),
  position: z.int(),
  format: z.string(),
  title: nullableText,
  side_count: z.int().nullable(),
  matrix_runout: z.array(z.string()),
  mb_discid: nullableText,
  tracks: z.array(
    z.object({
      id: z.string(),
      position: z.int(),
      number: z.string(),
      title: z.string(),
      duration_ms: z.int().nullable(),
      isrc: nullableText,
      is_data: z.boolean(),
      preview_url: nullableText,
    }),
  ),
})

const credit = z.object({
  id: z.string(),
  track_id: nullableText,
  contributor,
  role: z.string(),
  credited_as: nullableText,
  character: nullableText,
  join_phrase: nullableText,
  position: z.int(),
})

const item = z.object({
  id: z.string(),
  title_group_id: z.string(),
  media_type: z.string(),
  artist: nullableText,
  edition: nullableText,
  edition_kind: z.string(),
  release_date: nullableText,
  date_precision: nullableText,
  year: z.int().nullable(),
  country: nullableText,
  packaging: nullableText,
  disc_count: z.int(),
  total_duration_ms: z.int(),
  region_codes: z.array(z.string()),
  video_standard: z.string(),
  attributes: z.array(z.object({ key: z.string(), label: z.string(), value: z.unknown(), display: z.string() })),
  discs: z.array(disc),
  credits: z.array(credit),
  labels: z.array(z.object({ id: z.string(), label: contributor, catalog_number: nullableText, position: z.int() })),
  identifiers: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      value_raw: z.string(),
      value_norm: z.string(),
      description: nullableText,
      is_primary: z.boolean(),
    }),
  ),
  languages: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      lang: z.string(),
      codec: nullableText,
      channels: nullableText,
      note: nullableText,
      disc_id: nullableText,
    }),
  ),
  ratings: z.array(
    z.object({
      id: z.string(),
      scheme: z.string(),
      value: z.string(),
      descriptors: z.array(z.string()),
      country: nullableText,
      min_age: z.int().nullable(),
    }),
  ),
  terms: z.array(
    z.object({
      id: z.string(),
      vocabulary: z.string(),
      code: z.string(),
      label: z.string(),
      labels,
      position: z.int(),
    }),
  ),
})

const offer = z.object({
  id: z.string(),
  variant_id: z.string(),
  condition: z.string(),
  media_grade: nullableText,
  sleeve_grade: nullableText,
  grading_note: nullableText,
  photos: z.array(z.string()),
  price,
  in_stock: z.boolean(),
  rentable: z.boolean(),
})

const titleGroup = {
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  original_title: nullableText,
  first_year: z.int().nullable(),
}

/** `GET /store/media/catalog/products/:handle` */
export const detailResponse = z.object({
  product: z.object({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    subtitle: nullableText,
    description: nullableText,
    thumbnail: nullableText,
    images: z.array(z.object({ id: z.string(), url: z.string() })),
  }),
  item,
  offers: z.array(offer),
  title_group: z.object({
    ...titleGroup,
    siblings: z.array(
      z.object({
        id: z.string(),
        handle: z.string(),
        media_type: z.string(),
        edition: nullableText,
        year: z.int().nullable(),
        thumbnail: nullableText,
        price,
      }),
    ),
  }),
  region_notice: z.object({ item_regions: z.array(z.string()), country_region: z.string() }).nullable(),
  age_gate: ageGate,
})

/** `GET /store/media/catalog/items` */
export const itemsResponse = z.object({ items: z.array(z.union([itemRow, detailResponse])), ...page })

/** `GET /store/media/catalog/title-groups/:id` */
export const titleGroupResponse = z.object({
  title_group: z.object({ ...titleGroup, sort_title: z.string() }),
  items: z.array(itemRow),
  ...page,
})

/** `GET /store/media/catalog/contributors/:id` */
export const contributorResponse = z.object({
  contributor: contributor.extend({ aliases: z.array(z.string()) }),
  items: z.array(itemRow),
  ...page,
})

/** `GET /store/media/catalog/terms` */
export const termsResponse = z.object({
  terms: z.array(
    z.object({
      id: z.string(),
      vocabulary: z.string(),
      code: z.string(),
      parent_id: nullableText,
      label: z.string(),
      labels,
    }),
  ),
  ...page,
})

/** `GET /store/media/catalog/carts/:id/notices` */
export const noticesResponse = z.object({
  notices: z.array(
    z.object({
      line_item_id: z.string(),
      code: z.enum(["media_region_mismatch", "media_age_restricted"]),
      params: z.record(z.string(), z.unknown()),
    }),
  ),
})
