import { z } from "@medusajs/framework/zod"
import { HOLD_STATUSES, UNIT_STATUSES } from "../../../../modules/rental/domain/enums"
import { SCAN_ACTIONS, SCAN_WARNINGS } from "../../../../modules/rental/domain/scan"
import { moneyPreview, rentalRow, renter } from "./rental-responses"

const nullable = z.string().nullable()
const amount = z.string().describe("Decimal string with the currency's decimals.")

/** A copy as the counter sees it. */
export const counterUnit = z
  .object({
    id: z.string(),
    offer_id: z.string(),
    product_id: z.string(),
    variant_id: z.string(),
    title: z.string(),
    media_type: z.string(),
    disc_count: z.int(),
    barcode: z.string(),
    serial: nullable,
    status: z.enum(UNIT_STATUSES),
    home_location_id: z.string(),
    current_location_id: z.string(),
    media_grade: nullable,
    sleeve_grade: nullable,
    grading_note: nullable,
    rental_count: z.int(),
    version: z.int(),
  })
  .meta({ id: "RentalCounterCopy" })

export const counterCustomer = renter.extend({
  phone: nullable,
  member_no: nullable,
  blocked: z.boolean(),
  block_reason: nullable,
  date_of_birth: nullable.describe("YYYY-MM-DD; null when unknown."),
  id_verified: z.boolean(),
  open: z.int().describe("Rentals that are reserved, ready or out."),
  debt: z.array(z.object({ currency_code: z.string(), amount })),
})

export const counterHold = z.object({
  id: z.string(),
  status: z.enum(HOLD_STATUSES),
  days: z.int(),
  customer: renter,
  ready_at: nullable,
  expires_at: nullable,
})

export const nextBooking = z.object({
  rental_id: z.string(),
  display_no: z.int(),
  status: z.string(),
  start_date: z.string(),
  starts_at: z.string(),
  at_risk: z.boolean(),
  customer: renter,
})

export const scanAnswer = z.object({
  unit: counterUnit,
  rental: rentalRow
    .extend({
      late: z.object({ count: z.int(), amount }).describe("What a return now would cost in late fees."),
      inspect_on_return: z.boolean(),
      deposit: z
        .object({
          mode: z.enum(["charge", "hold"]),
          status: z.string(),
          share: amount,
          to_authorize: amount.describe("Authorised when the copy is handed out; 0 when nothing is."),
        })
        .nullable(),
    })
    .nullable()
    .describe("Who has it, whoever holds it; else who is to get it next, when that is today."),
  hold: counterHold.nullable().describe("On the hold shelf for this customer."),
  next_booking: nextBooking.nullable(),
  customer: counterCustomer.nullable().describe("Of the rental, else of the hold."),
  warnings: z.array(z.enum(SCAN_WARNINGS)),
  actions: z
    .array(z.enum(SCAN_ACTIONS))
    .describe(
      "What can be done now. `hand_out` without a rental is a walk-in, with a hold one for its customer; `shelve` is " +
        "`POST /units/:id/shelve`, `found` `POST /units/:id/found`.",
    ),
  suggested: z.enum(SCAN_ACTIONS).nullable(),
  as_of: z.string(),
})

export const pickAnswer = z.object({ rental: rentalRow, unit: counterUnit })

const depositMoves = z
  .object({
    mode: z.enum(["charge", "hold"]),
    status: z.string(),
    share: amount,
    kept: amount.describe("Of the share, for charges of this rental."),
    returned: amount.describe("Of the share, given back or released."),
    last_error: nullable.describe("Why money could not be moved yet; it is tried again."),
  })
  .nullable()

export const handOutAnswer = z.object({
  rental: rentalRow,
  unit: counterUnit,
  deposit: z
    .object({
      mode: z.enum(["charge", "hold"]),
      status: z.string(),
      amount,
      authorized: amount.describe("By this hand-out."),
      authorized_until: nullable,
    })
    .nullable(),
  swapped: z
    .object({ unit_id: z.string(), barcode: z.string() })
    .nullable()
    .describe("The copy that had been set aside, when another was handed out."),
})

/** What a return, inspection or find costs, before it is done: `moneyPreview` with what it is about. */
export const returnPreviewAnswer = z.object({
  preview: moneyPreview.extend({
    rental: rentalRow,
    late_count: z.int().describe("Late days or hours charged."),
    deposit: z
      .object({ mode: z.enum(["charge", "hold"]), share: amount, kept: amount, returned: amount })
      .nullable()
      .describe("What becomes of the deposit share when nothing else is charged."),
    due: amount.describe("What the deposit does not cover."),
    needs_inspection: z.boolean(),
  }),
})

export const returnAnswer = z
  .object({
    rental: rentalRow,
    unit: counterUnit,
    lines: moneyPreview.shape.lines,
    total: amount,
    currency_code: z.string(),
    deposit: depositMoves,
    due: amount.describe("Still to be paid for this rental."),
    next_hold: counterHold.nullable().describe("Put the copy on the hold shelf for this customer."),
  })
  .meta({ id: "RentalReturn" })

const failure = z.object({
  type: z.string(),
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional().describe("As the single return answers them."),
})

export const bulkReturnAnswer = z.object({
  results: z.array(
    z.union([
      z.object({ barcode: z.string(), ok: z.literal(true), result: returnAnswer }),
      z.object({ barcode: z.string(), ok: z.literal(false), error: failure }),
    ]),
  ),
  returned: z.int(),
  failed: z.int(),
})

export const bulkPreviewAnswer = z.object({
  results: z.array(
    z.union([
      z.object({ barcode: z.string(), ok: z.literal(true), preview: returnPreviewAnswer.shape.preview }),
      z.object({ barcode: z.string(), ok: z.literal(false), error: failure }),
    ]),
  ),
})

export const foundAnswer = z.object({
  unit: counterUnit,
  rental: rentalRow.nullable().describe("The rental it was lost from."),
  lines: moneyPreview.shape.lines,
  total: amount.describe("Below zero when the customer gets money back."),
  currency_code: nullable,
})

export const foundPreviewAnswer = z.object({
  preview: moneyPreview.nullable().describe("Null for a copy that was missing without having been lost by a renter."),
})

const walkInLine = z.object({
  barcode: z.string(),
  unit_id: z.string(),
  variant_id: z.string(),
  title: z.string(),
  start_date: z.string(),
  due_date: z.string(),
  late_due_date: z.string(),
  due_at: z.string(),
  days: z.int(),
  amount: amount.describe("Before tax."),
  deposit: amount,
  replacement_value: amount,
})

export const walkInPreviewAnswer = z.object({
  preview: moneyPreview.extend({
    items: z.array(walkInLine),
    tax: amount,
    deposit_mode: z.enum(["none", "charge", "hold"]),
    deposit_hold: amount.describe("Authorised apart from the order; not part of `expected_total`."),
    region_id: z.string(),
    problems: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .describe("What stands in the way now: limits of the customer, copies that cannot leave."),
  }),
})

export const walkInAnswer = z.object({
  order: z.object({ id: z.string(), display_id: z.int().nullable(), total: amount, paid: z.boolean() }),
  rentals: z.array(rentalRow),
  payment_collection_id: nullable,
})
