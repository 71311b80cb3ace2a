import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable } from "../../../../lib/query-params"
import { DIGITAL_STATUSES, MAX_GRACE_DAYS, MAX_OFFLINE_DAYS } from "../../../../modules/license/domain/digital"
import { TAG_MODES } from "../../../../modules/license/domain/enums"

/** Query of `GET /terms`. */
export const listTermsQuery = z.strictObject({
  q: text(200).optional().describe("Part of the name or the quality."),
  id: repeatable(id).optional(),
  order: ordering(["name", "created_at", "updated_at"]).default("name"),
  ...paging(50),
})

/** Query of `GET /variant-rules`. */
export const listRulesQuery = z.strictObject({
  q: text(200).optional().describe("Part of the product's or variant's title, or of the SKU."),
  id: repeatable(id).optional(),
  variant_id: repeatable(id).optional(),
  terms_id: repeatable(id).optional(),
  tag_mode: repeatable(z.enum(TAG_MODES)).optional(),
  order: ordering(["product_title", "created_at", "updated_at"]).default("product_title"),
  ...paging(50),
})

/** Query of `POST /files`. */
export const fileQuery = z.strictObject({
  filename: text(200)
    .refine((name) => !/[\\/]/.test(name) && !/^\.+$/.test(name), "is not the name of a file")
    .describe("What the file is called where it comes from."),
})

/** Query of `GET /digital`. */
export const listDigitalQuery = z.strictObject({
  id: repeatable(id).optional(),
  customer_id: repeatable(id).optional(),
  order_id: repeatable(id).optional(),
  variant_id: repeatable(id).optional(),
  tag_id: repeatable(id).optional(),
  status: repeatable(z.enum(DIGITAL_STATUSES)).optional(),
  key_last4: z
    .string()
    .toUpperCase()
    .regex(/^[0-9A-HJKMNP-TV-Z]{4}$/, "is not the end of a key")
    .optional(),
  order: ordering(["created_at", "updated_at"]).default("-created_at"),
  ...paging(50),
})

/** Body of `POST /digital/:id`. */
export const changeDigitalBody = z.strictObject({
  status: z.enum(["suspended", "active", "revoked"]).describe("`revoked` is final."),
  reason: text(1000),
})

const nullable = z.string().nullable()
const stamps = { created_at: z.string(), updated_at: z.string() }
const versioned = {
  version: z.int().describe("To be sent back with an edit; a stale one is refused with 409."),
  ...stamps,
}
const page = { count: z.int(), offset: z.int(), limit: z.int() }

const figures = {
  max_devices: z.int(),
  max_deactivations_per_year: z.int(),
  offline_ttl_days: z.int().describe(`At most ${MAX_OFFLINE_DAYS}.`),
  grace_days: z.int().describe(`At most ${MAX_GRACE_DAYS}.`),
  download_cap: z.int().describe("Downloads of each file."),
  quality: nullable,
  transferable: z.boolean(),
  follows_tag: z.boolean(),
}

export const terms = z
  .object({
    id: z.string(),
    name: z.string(),
    ...figures,
    variants: z.int().describe("Variants whose licences they are."),
    ...versioned,
  })
  .meta({ id: "LicenceTerms" })
export const termsAnswer = z.object({ terms })
export const termsListAnswer = z.object({ terms: z.array(terms), ...page })
export const termsDeletedAnswer = z.object({
  id: z.string(),
  object: z.literal("media_license_terms"),
  deleted: z.literal(true),
})

export const variantRule = z
  .object({
    id: z.string(),
    variant_id: z.string(),
    variant: z
      .object({
        id: z.string(),
        title: z.string(),
        sku: nullable,
        product_id: z.string(),
        product_title: z.string(),
      })
      .nullable()
      .describe("Null once it has been deleted."),
    tag_mode: z.enum(TAG_MODES),
    terms_id: nullable,
    terms_name: nullable,
    files: z.array(z.object({ file_id: z.string(), title: z.string() })),
    ...versioned,
  })
  .meta({ id: "LicenceVariantRule" })
export const variantRuleAnswer = z.object({ variant_rule: variantRule })
export const variantRulesAnswer = z.object({ variant_rules: z.array(variantRule), ...page })

export const variantRuleDeletedAnswer = z.object({
  id: z.string(),
  object: z.literal("media_license_variant_rule"),
  deleted: z.literal(true),
})

export const fileAnswer = z.object({
  file: z.object({ id: z.string(), filename: z.string(), size: z.int().describe("Bytes.") }),
})

export const device = z
  .object({
    id: z.string(),
    slot: z.int(),
    label: z.string(),
    thumbprint: z.string().describe("RFC 7638, SHA-256, base64url."),
    activated_at: z.string(),
    deactivated_at: nullable,
    file_expires_at: nullable.describe("Until when it holds an offline file."),
  })
  .meta({ id: "LicenceDevice" })

/** What the owner and the staff see of a licence. */
export const digitalShape = {
  id: z.string(),
  status: z.enum(DIGITAL_STATUSES),
  key_last4: z.string().describe("The key itself is not stored; its owner can have it shown after a fresh sign-in."),
  variant_id: nullable,
  product_id: nullable,
  product_title: nullable,
  variant_title: nullable,
  order_id: nullable,
  terms: z.object(figures).describe("As they were when the licence was issued."),
  devices: z.array(device).describe("Active ones first, then the last that were deactivated."),
  files: z.array(z.object({ file_id: z.string(), title: z.string(), used: z.int(), cap: z.int() })),
  deactivations: z.object({ used: z.int(), max: z.int(), resets_at: z.string() }),
  ...stamps,
}

const adminDigital = z
  .object({
    ...digitalShape,
    customer_id: nullable,
    customer_email: nullable,
    order_line_item_id: nullable,
    unit_index: z.int(),
    tag_id: nullable,
    terms_id: nullable,
    status_reason: nullable,
    key_version: z.int(),
  })
  .meta({ id: "AdminDigitalLicence" })
export const digitalAnswer = z.object({ digital: adminDigital })
export const digitalListAnswer = z.object({ digital: z.array(adminDigital), ...page })
