import { z } from "@medusajs/framework/zod"
import { amount, clearable, id, instant, text } from "../../../../lib/fields"
import { isMistyped } from "../../../../modules/rental/domain/barcodes"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { currencyCode, judgeMoney, rowVersion } from "../../../../modules/rental/domain/setup/fields"

/** Copies one call may add. */
export const MAX_INTAKE = 500

export const barcode = z
  .string()
  .trim()
  .regex(/^[^\s\p{C}]{1,64}$/u, "is not a barcode (1 to 64 characters, no spaces)")
  .refine((code) => !isMistyped(code), "has a wrong check digit: it was mistyped")
  .meta({ description: "Unique among the shop's copies whatever its case." })

/** A moment, or a date for who knows no more; the database keeps a moment. */
const purchasedAt = z
  .union([instant, z.string().refine(isLocalDate)], { error: "is not a date YYYY-MM-DD or an ISO 8601 time" })
  .transform((value) => new Date(value).toISOString())

/** What is known of one copy beside its barcode. */
const description = {
  media_grade: clearable(20),
  sleeve_grade: clearable(20),
  grading_note: clearable(2000),
  purchase_cost: amount.nullish(),
  cost_currency: currencyCode.nullish(),
  purchased_at: purchasedAt.nullish(),
}
const ownNumbers = { barcode: barcode.optional(), serial: clearable(200) }

type Cost = { purchase_cost?: string | null | undefined; cost_currency?: string | null | undefined }

/** A cost without a currency says nothing, and 1.5 yen do not exist. */
function checkCost({ purchase_cost, cost_currency }: Cost, context: z.RefinementCtx, path: PropertyKey[] = []) {
  const report = (at: PropertyKey[], message: string) => context.addIssue({ code: "custom", path: at, message })
  if (purchase_cost == null) return
  if (cost_currency == null) report([...path, "cost_currency"], "is required with purchase_cost")
  else judgeMoney(purchase_cost, cost_currency, [...path, "purchase_cost"], report)
}

const title = {
  offer_id: id.optional().describe("The rental offer the copies belong to; or name its variant."),
  variant_id: id.optional(),
  location_id: id.describe("Home of the copies, where they are now."),
  status: z
    .enum(["intake", "available"])
    .default("intake")
    .describe("`available`: they stand on the shelf already; `intake`: shelve them later."),
}

function checkTitle(
  body: { offer_id?: string | undefined; variant_id?: string | undefined },
  context: z.RefinementCtx,
) {
  if ((body.offer_id === undefined) === (body.variant_id === undefined)) {
    context.addIssue({ code: "custom", path: ["offer_id"], message: "give either offer_id or variant_id" })
  }
}

/** Body of `POST /units`. */
export const createUnitBody = z
  .strictObject({ ...title, ...ownNumbers, ...description })
  .superRefine((body, context) => {
    checkTitle(body, context)
    checkCost(body, context)
  })

/** Body of `POST /units/bulk`. */
export const bulkUnitsBody = z
  .strictObject({
    ...title,
    ...description,
    count: z.int().min(1).max(MAX_INTAKE).optional().describe("So many copies with generated barcodes."),
    units: z
      .array(z.strictObject({ ...ownNumbers, ...description }))
      .min(1)
      .max(MAX_INTAKE)
      .optional()
      .describe("Copies one by one; what one leaves out is taken from the fields above, a barcode is generated."),
  })
  .superRefine((body, context) => {
    checkTitle(body, context)
    if ((body.count === undefined) === (body.units === undefined)) {
      context.addIssue({ code: "custom", path: ["count"], message: "give either count or units" })
    }
    checkCost(body, context)
    body.units?.forEach((unit, index) =>
      checkCost(
        {
          purchase_cost: unit.purchase_cost === undefined ? body.purchase_cost : unit.purchase_cost,
          cost_currency: unit.cost_currency === undefined ? body.cost_currency : unit.cost_currency,
        },
        context,
        ["units", index],
      ),
    )
  })

/** Body of `POST /units/:id`. */
export const updateUnitBody = z
  .strictObject({
    version: rowVersion.optional(),
    ...ownNumbers,
    ...description,
    home_location_id: id.optional().describe("Its bookings at the old place go to other copies there."),
    current_location_id: id.optional(),
    status: z.literal("in_transit").optional().describe("It is on its way; shelve it on arrival."),
  })
  .refine((body) => Object.keys(body).some((field) => field !== "version"), "names nothing to change")

const note = text(2000).optional()

/** Body of `POST /units/:id/downtime`: plans one, or ends one with `allocation_id`. */
export const downtimeBody = z
  .strictObject({
    version: rowVersion.optional(),
    allocation_id: id.optional().describe("An existing downtime: it ends at `ends_at`, by default now."),
    starts_at: instant.optional().describe("Default now."),
    ends_at: instant.nullish().describe("Null or left out: until further notice."),
    status: z
      .enum(["repair", "cleaning"])
      .optional()
      .describe("The copy is taken out of the shelf now; its bookings go to other copies."),
    note,
  })
  .superRefine((body, context) => {
    for (const field of ["starts_at", "status"] as const) {
      if (body.allocation_id !== undefined && body[field] !== undefined) {
        context.addIssue({
          code: "custom",
          path: [field],
          message: "belongs to a new downtime, not to an existing one",
        })
      }
    }
    if (body.status !== undefined && body.starts_at !== undefined) {
      context.addIssue({ code: "custom", path: ["starts_at"], message: "a repair or cleaning begins now" })
    }
    if (body.starts_at && body.ends_at && Date.parse(body.ends_at) <= Date.parse(body.starts_at)) {
      context.addIssue({ code: "custom", path: ["ends_at"], message: "is not after starts_at" })
    }
  })

/** Body of `POST /units/:id/shelve`. */
export const shelveBody = z.strictObject({
  version: rowVersion.optional(),
  location_id: id.optional().describe("Where it stands now; default where it was."),
  note,
})

/** Body of `POST /units/:id/retire` and `/sell`. */
export const withdrawBody = z.strictObject({ version: rowVersion.optional(), note })
