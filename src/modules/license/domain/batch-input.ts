import { z } from "@medusajs/framework/zod"
import { clearable, id, text } from "../../../lib/fields"
import { rule } from "../../../lib/rules"
import { BATCH_PURPOSES, MAX_BATCH, TAG_SCHEMES, type BatchPurpose, type TagScheme } from "./enums"
import { readGtin } from "./gtin"

const codes = (max: number) => z.array(text(80)).max(max).default([])

/** What the disc itself must read, and who made it; shown to whoever checks a copy. */
export const dossierSchema = z.strictObject({
  publisher: clearable(200),
  isbn: clearable(20),
  isrc: codes(200).describe("ISRCs of the recordings."),
  import_approval_no: clearable(80),
  year: z.int().min(1850).max(2200).nullish(),
  mastering_sid: codes(20).describe("IFPI codes of the mastering, as in the inner ring."),
  mould_sid: codes(20).describe("IFPI codes of the moulds, as in the inner ring."),
  matrix: codes(20).describe("Matrix numbers in the inner ring."),
  cover_url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullish(),
})

const FITTING: Record<TagScheme, readonly BatchPurpose[]> = {
  gs1_sgtin: ["sale"],
  gs1_giai: ["rental"],
  opaque: ["sale", "rental"],
}

/**
 * A batch as somebody orders it.
 *
 * Codes: `media_license_gtin_invalid`, `media_license_quantity_invalid`, `media_license_no_mandate`.
 */
export const batchInputSchema = z
  .strictObject({
    scheme: z
      .enum(TAG_SCHEMES)
      .describe(
        "`gs1_sgtin`: own releases and label partners, needs the brand owner's mandate; `gs1_giai`: rental copies of the " +
          "shop; `opaque`: stock of third parties without a mandate.",
      ),
    purpose: z.enum(BATCH_PURPOSES),
    gtin: text(14).nullish().describe("GTIN-8, -12, -13 or -14; for `gs1_sgtin` only."),
    company_prefix: text(12)
      .regex(/^\d{4,12}$/, "must have 4 to 12 digits")
      .nullish()
      .describe("GS1 company prefix; for `gs1_giai` only."),
    variant_id: id.nullish().describe("The variant whose copies get these tags."),
    mandate_ref: clearable(200).describe("Contract or letter by which the brand owner lets the shop issue tags."),
    quantity: z.number(),
    with_pin: z
      .boolean()
      .default(true)
      .describe("A PIN under a scratch panel, for claiming a copy without an account."),
    title: z.strictObject({ en: clearable(200), zhCN: clearable(200) }),
    edition: clearable(200),
    dossier: z.preprocess((value) => value ?? {}, dossierSchema),
  })
  .check(
    rule(({ purpose, gtin, company_prefix, mandate_ref, quantity, title, ...rest }, report) => {
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_BATCH) {
        report(["quantity"], `must be a whole number from 1 to ${MAX_BATCH}`, "media_license_quantity_invalid")
      }
      if (typeof title === "object" && title !== null && !title.en?.trim() && !title.zhCN?.trim()) {
        report(["title"], "needs en or zhCN")
      }
      const scheme = TAG_SCHEMES.find((known) => known === rest.scheme)
      if (!scheme) return
      if (!FITTING[scheme].includes(purpose)) report(["purpose"], `${scheme} is for ${FITTING[scheme].join(" and ")}`)
      if (scheme === "gs1_sgtin") {
        if (typeof gtin !== "string" || readGtin(gtin.trim()) === null) {
          report(["gtin"], "must be a GTIN with a right check digit", "media_license_gtin_invalid")
        }
        if (!mandate_ref?.trim()) {
          report(
            ["mandate_ref"],
            "serials under a GTIN belong to the brand owner; name its mandate",
            "media_license_no_mandate",
          )
        }
      } else if (gtin) report(["gtin"], `does not belong to ${scheme}`)
      if (scheme === "gs1_giai") {
        if (!company_prefix) report(["company_prefix"], "must have 4 to 12 digits")
      } else if (company_prefix) report(["company_prefix"], `does not belong to ${scheme}`)
    }),
  )

export type BatchInput = z.output<typeof batchInputSchema>
export type Dossier = z.output<typeof dossierSchema>

/** What the tokens of a batch carry besides the serial: GTIN-14, company prefix, or nothing. */
export function certifiedValue(batch: {
  scheme: TagScheme
  gtin?: string | null | undefined
  company_prefix?: string | null | undefined
}): string {
  if (batch.scheme === "gs1_sgtin") return readGtin(batch.gtin ?? "") ?? ""
  return batch.scheme === "gs1_giai" ? (batch.company_prefix ?? "") : ""
}
