import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable } from "../../../../lib/query-params"
import { dossierSchema } from "../../../../modules/license/domain/batch-input"
import {
  BATCH_PURPOSES,
  BATCH_STATUSES,
  MAX_BATCH,
  TAG_SCHEMES,
  TAG_STATUSES,
} from "../../../../modules/license/domain/enums"
import { LABEL_LAYOUT_NAMES, labelLayout } from "../../../../workflows/license/labels/layouts"
import { nullable, page, person, stamps, title } from "./tag-responses"

/** Query of `GET /batches`. */
export const listBatchesQuery = z.strictObject({
  q: text(200).optional().describe("Part of the title or edition, or a GTIN."),
  id: repeatable(id).optional(),
  status: repeatable(z.enum(BATCH_STATUSES)).optional(),
  purpose: repeatable(z.enum(BATCH_PURPOSES)).optional(),
  scheme: repeatable(z.enum(TAG_SCHEMES)).optional(),
  variant_id: repeatable(id).optional(),
  order: ordering(["created_at", "quantity", "status"]).default("-created_at"),
  ...paging(50),
})

export const SYMBOLS = ["qr", "datamatrix"] as const
const idx = z
  .int()
  .min(0)
  .max(MAX_BATCH - 1)

/** Body of `POST /batches/:id/exports`. */
export const exportBody = z
  .strictObject({
    format: z.enum(["pdf", "csv"]).describe("A PDF holds at most 2,000 labels."),
    layout: labelLayout.default("a4_21_63x38").describe("For a PDF."),
    symbol: z.enum(SYMBOLS).default("qr").describe("For a PDF."),
    start_position: z.int().min(1).max(10_000).default(1).describe("First free place of a sheet that is partly used."),
    from_idx: idx,
    to_idx: idx.describe("Included."),
    include_pins: z.boolean().default(false).describe("Needs `license.pin:export`, too."),
  })
  .refine(({ from_idx, to_idx }) => from_idx <= to_idx, {
    path: ["to_idx"],
    message: "is before from_idx",
    params: { code: "media_license_range_invalid" },
  })
export type ExportBody = z.output<typeof exportBody>

/** Body of `POST /batches/:id/void-serials`. */
export const voidBody = z.strictObject({
  codes: z.array(text(512)).min(1).max(5000).describe("Printed serials or scanned texts of spoilt labels."),
})

/** Body of `POST /symbol-preview`. */
export const symbolPreviewBody = z.strictObject({
  scheme: z.enum(TAG_SCHEMES),
  company_prefix: z
    .string()
    .regex(/^\d{4,12}$/)
    .nullish(),
  symbol: z.enum(SYMBOLS).default("qr"),
})

export const noBody = z.strictObject({})

export const batch = z
  .object({
    id: z.string(),
    kid: z.int().nullable().describe("Number of its key; null until minting begins."),
    scheme: z.enum(TAG_SCHEMES),
    purpose: z.enum(BATCH_PURPOSES),
    gtin: nullable,
    company_prefix: nullable,
    variant_id: nullable,
    product_id: nullable,
    product_title: nullable,
    variant_title: nullable,
    mandate_ref: nullable,
    title,
    edition: nullable,
    dossier: dossierSchema,
    quantity: z.int(),
    minted_count: z.int(),
    with_pin: z.boolean(),
    pins_available: z.boolean().describe("Labels with PINs can still be exported."),
    pins_finished_at: nullable,
    status: z.enum(BATCH_STATUSES),
    requested_by: person,
    approved_by: person.nullable(),
    approved_at: nullable,
    last_error: nullable,
    ready_at: nullable,
    closed_at: nullable,
    ...stamps,
  })
  .meta({ id: "TagBatch" })
export const batchAnswer = z.object({ batch })
export const batchesAnswer = z.object({ batches: z.array(batch), ...page })
export const batchDetailAnswer = z.object({
  batch: batch.extend({
    tags: z.record(z.enum(TAG_STATUSES), z.int()).describe("Copies by status; statuses without any are 0."),
    printed_to: z.int().nullable().describe("Highest `idx` whose label was exported."),
    host: nullable.describe("Host on its labels; null while the option `license.hosts` is empty."),
  }),
})

export const labelExport = z
  .object({
    id: z.string(),
    batch_id: z.string(),
    format: z.enum(["pdf", "csv"]),
    layout: nullable.describe("Name of a layout, or `custom`."),
    symbol: nullable,
    from_idx: z.int(),
    to_idx: z.int(),
    include_pins: z.boolean(),
    row_count: z.int().describe("Labels; void ones are left out."),
    sha256: nullable.describe("Of the file; null until it has been downloaded once."),
    downloads: z.int(),
    exported_by: person,
    ...stamps,
  })
  .meta({ id: "LabelExport" })
export const exportAnswer = z.object({ export: labelExport, file: z.string().describe("Path of the file: `GET` it.") })
export const exportsAnswer = z.object({ exports: z.array(labelExport), ...page })
export const listExportsQuery = z.strictObject({ ...paging(20) })

export const voidAnswer = z.object({
  voided: z.int(),
  skipped: z.array(
    z.object({ code: z.string(), reason: z.enum(["not_recognised", "other_batch", "state", "repeated"]) }),
  ),
})

export const symbolPreviewAnswer = z.object({
  host: nullable,
  plan: z.object({
    symbol: z.enum(SYMBOLS),
    version: z.int().nullable(),
    modules: z.int(),
    module_mm: z.number(),
    size_mm: z.number(),
    token_length: z.int(),
    warning: z.enum(["symbol_large"]).nullable(),
  }),
  layouts: z.array(
    z.object({
      name: z.enum(LABEL_LAYOUT_NAMES),
      label_width: z.number(),
      label_height: z.number(),
      per_page: z.int(),
      fits: z.boolean().describe("Without a PIN."),
      fits_with_pin: z.boolean(),
    }),
  ),
})
