import { z } from "@medusajs/framework/zod"
import { id, instant, text } from "../../../../lib/fields"
import { isStorableText } from "../../../../lib/text"
import { INSPECTION_CHARGE_KINDS } from "../../../../modules/rental/domain/enums"
import { isCurrencyCode } from "../../../../modules/rental/domain/money"
import { localDate } from "../../../../modules/rental/domain/setup/fields"

const barcode = text(100)
const grade = text(20)
const note = text(2000)
const moment = instant.transform((time) => new Date(time))
const currency = z.string().toLowerCase().refine(isCurrencyCode, "is not a currency code")
/** Amounts are decimal strings; numbers are taken too. */
const amount = z
  .union([z.string(), z.number().transform(String)])
  .refine((value) => /^\d{1,12}(\.\d{1,3})?$/.test(value), "is not an amount from 0")
const signedAmount = z
  .union([z.string(), z.number().transform(String)])
  .refine((value) => /^-?\d{1,12}(\.\d{1,3})?$/.test(value), "is not an amount")

export const scanBody = z.strictObject({
  barcode,
  location_id: id,
  at: moment.optional().describe("The moment to judge lateness by, for scans that waited in a queue; default now."),
})

export const pickBody = z.strictObject({ rental_id: id, barcode })

const depositChoice = z
  .enum(["hold", "charge"])
  .optional()
  .describe("`charge` takes a hold deposit as money instead, when the card cannot hold it long enough.")

export const handOutBody = z.strictObject({
  rental_id: id,
  barcode,
  expected_total: amount
    .optional()
    .describe("What is taken now: the hold deposit to be authorised, 0 when there is none. Checked when given."),
  id_checked: z
    .strictObject({ date_of_birth: localDate })
    .optional()
    .describe("Staff has seen an identity document; the date is kept with the member."),
  deposit: depositChoice,
})

const inspectionCharge = z.strictObject({
  kind: z.enum(INSPECTION_CHARGE_KINDS),
  amount,
  reason: text(500).optional(),
})

const inspectionFields = {
  media_grade: grade.optional().describe("Of the catalogue's scales; left out, it stays."),
  sleeve_grade: grade.optional(),
  grading_note: z.string().trim().max(2000).refine(isStorableText, "contains control characters").optional(),
  case_ok: z.boolean().default(true),
  inserts_ok: z.boolean().default(true),
  plays_ok: z.boolean().nullable().default(null),
  missing_parts: z.array(text(200)).max(50).default([]),
  photo_urls: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .max(20)
    .default([]),
  note: note.nullable().default(null),
  charges: z.array(inspectionCharge).max(20).default([]).describe("Together at most the replacement value."),
  next_status: z.enum(["available", "cleaning", "repair"]).default("available"),
}

/** What was found, when return and inspection are one act. */
export const inspectionPart = z.strictObject(inspectionFields)

const returnFields = {
  barcode,
  returned_at: moment.optional().describe("When it really came back, from `out_at` to now; default now."),
  inspection: inspectionPart.optional().describe("Inspects and closes the rental at once."),
}
const confirmation = { expected_total: amount, currency_code: currency }

export const returnPreviewBody = z.strictObject({ ...returnFields, location_id: id })

export const returnBody = z.strictObject({ ...returnFields, location_id: id, ...confirmation })

export const bulkReturnBody = z.strictObject({
  location_id: id,
  items: z
    .array(z.strictObject({ ...returnFields, ...confirmation }))
    .min(1)
    .max(100),
})

export const bulkPreviewBody = z.strictObject({
  location_id: id,
  items: z.array(z.strictObject(returnFields)).min(1).max(100),
})

export const inspectionBody = z.strictObject({
  rental_id: id,
  ...inspectionFields,
  currency_code: currency.optional().describe("Of the charges; needed when there are any."),
})

export const foundPreviewBody = z.strictObject({
  location_id: id,
  found_at: moment.optional().describe("When it came to light, from `out_at` to now; default now."),
})

export const foundBody = foundPreviewBody.extend({
  expected_total: signedAmount.optional().describe("Of the preview, below zero for money back. Checked when given."),
  currency_code: currency.optional(),
})

const walkInFields = {
  customer_id: id,
  barcodes: z
    .array(barcode)
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map((code) => code.toLowerCase())).size === all.length, "names a copy twice"),
  due_date: localDate.optional(),
  days: z.int().min(1).max(365).optional(),
  location_id: id,
  region_id: id.optional().describe("Default: the region of the location's country, else the first in the currency."),
  currency_code: currency.optional(),
  deposit: depositChoice,
}
const onePeriod = (body: { due_date?: string | undefined; days?: number | undefined }) =>
  (body.due_date === undefined) !== (body.days === undefined)
const ONE_PERIOD = {
  path: ["due_date"],
  message: "give either due_date or days",
  params: { code: "media_rental_date" },
}

export const walkInPreviewBody = z.strictObject(walkInFields).refine(onePeriod, ONE_PERIOD)

export const walkInBody = z
  .strictObject({
    ...walkInFields,
    payment: z.enum(["paid", "later"]).describe("`paid`: taken at the counter. `later`: stays open on the shop order."),
    id_checked: z.strictObject({ date_of_birth: localDate }).optional(),
    expected_total: amount,
    currency_code: currency,
  })
  .refine(onePeriod, ONE_PERIOD)

export type InspectionPart = z.output<typeof inspectionPart>
