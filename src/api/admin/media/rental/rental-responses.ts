import { z } from "@medusajs/framework/zod"
import {
  CHANNELS,
  CHARGE_KINDS,
  CHARGE_STATUSES,
  FULFILMENTS,
  RENTAL_STATUSES,
  UNIT_STATUSES,
} from "../../../../modules/rental/domain/enums"

const nullable = z.string().nullable()
const localDate = z.string().describe("YYYY-MM-DD, local to `tz`.")
const instant = z.string().describe("ISO 8601, UTC.")
const amount = z.string().describe("Decimal string with the currency's decimals.")

/** The renter as lists name them. */
export const renter = z.object({ id: z.string(), name: nullable, email: nullable })

/** A rental order in a list. */
export const rentalRow = z
  .object({
    id: z.string(),
    display_no: z.int(),
    channel: z.enum(CHANNELS),
    external_id: nullable,
    cart_id: nullable,
    order_id: nullable,
    order_display_id: z.int().nullable(),
    order_line_id: nullable,
    customer_id: z.string(),
    customer: renter,
    offer_id: z.string(),
    product_id: z.string(),
    variant_id: z.string(),
    title: z.string(),
    media_type: z.string(),
    unit_id: z.string(),
    unit: z.object({ id: z.string(), barcode: z.string(), status: z.enum(UNIT_STATUSES) }),
    allocation_id: z.string(),
    location_id: z.string(),
    location_name: nullable,
    return_location_id: nullable,
    fulfilment: z.enum(FULFILMENTS),
    start_date: localDate,
    due_date: localDate,
    late_due_date: localDate.describe("Due date after rolling over closed days; lateness counts from it."),
    tz: z.string(),
    days: z.int(),
    starts_at: instant,
    due_at: instant,
    late_after: nullable.describe("Overdue from here on while the copy is out."),
    status: z.enum(RENTAL_STATUSES),
    overdue: z.boolean(),
    at_risk: z.boolean(),
    out_at: nullable,
    returned_at: nullable,
    inspected_at: nullable,
    closed_at: nullable,
    cancel_reason: nullable,
    extension_count: z.int(),
    currency_code: z.string(),
    price_amount: amount,
    deposit_share: amount,
    replacement_value: amount,
    version: z.int(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "RentalOrder" })

/** A row of the ledger; a waiver or refund names what it reverses. */
export const chargeRow = z.object({
  id: z.string(),
  kind: z.enum(CHARGE_KINDS),
  period_key: z.string(),
  amount,
  net: amount.describe("What is left after waivers and refunds; of a waiver or refund its own amount."),
  currency_code: z.string(),
  status: z.enum(CHARGE_STATUSES),
  paid_by: nullable,
  order_change_id: nullable,
  reverses_id: nullable,
  reason: nullable,
  actor_id: nullable,
  created_at: instant,
})

/** A line of the timeline. */
export const rentalEvent = z.object({
  id: z.string(),
  type: z.string(),
  from_status: nullable,
  to_status: nullable,
  unit_id: nullable,
  actor_type: z.string(),
  actor_id: nullable,
  actor_name: nullable,
  occurred_at: instant,
  data: z.record(z.string(), z.unknown()),
})

/** The deposit of the shop order and this rental's part of it. */
export const depositView = z.object({
  id: z.string(),
  mode: z.enum(["charge", "hold"]),
  status: z.string(),
  amount,
  captured: amount,
  refunded: amount,
  share: amount.describe("Of this rental."),
  currency_code: z.string(),
  authorized_until: nullable,
  last_error: nullable,
})

export const inspectionView = z.object({
  id: z.string(),
  media_grade_before: nullable,
  sleeve_grade_before: nullable,
  media_grade_after: nullable,
  sleeve_grade_after: nullable,
  case_ok: z.boolean(),
  inserts_ok: z.boolean(),
  plays_ok: z.boolean().nullable(),
  missing_parts: z.array(z.string()),
  photo_urls: z.array(z.string()),
  note: nullable,
  inspector_id: nullable,
  created_at: instant,
})

const allowed = z.object({
  allowed: z.boolean(),
  code: z.string().optional().describe("Why not."),
  reason: z.string().optional().describe("More of it, e.g. `max_extensions`."),
})

/** One rental order with everything its page shows. */
export const rentalDetail = rentalRow
  .extend({
    price_snapshot: z.record(z.string(), z.unknown()),
    terms_snapshot: z.record(z.string(), z.unknown()),
    title_snapshot: z.record(z.string(), z.unknown()),
    charges: z.array(chargeRow),
    unpaid: amount.describe(
      "Pending and invoiced charges together, without the rent, which is paid with the shop order.",
    ),
    events: z.array(rentalEvent).describe("Oldest first."),
    deposit: depositView.nullable(),
    inspection: inspectionView.nullable(),
    accrued_late: z.object({
      amount,
      count: z.int().describe("Late days or hours so far."),
    }),
    can: z.object({
      extend: allowed,
      cancel: allowed,
      no_show: allowed,
      lost: allowed,
      buyout: allowed,
      reseat: allowed,
      charge: allowed,
    }),
    extendable_until: localDate
      .nullable()
      .describe(
        "Latest due date that terms and plan allow, whoever else wants the copy; null when it cannot be extended.",
      ),
  })
  .meta({ id: "RentalOrderDetail" })

/** What an act will cost (or give back, below zero) before it is done. */
export const moneyPreview = z.object({
  lines: z.array(
    z.object({
      kind: z.string().describe("A kind of charge, `refund` or `deposit`."),
      amount,
      label_params: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  expected_total: amount.describe("To be repeated when the act is confirmed; below zero when the customer gets money."),
  currency_code: z.string(),
  as_of: instant,
})

export const listRentalsAnswer = z.object({
  orders: z.array(rentalRow),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

export const rentalCountsAnswer = z.object({
  counts: z.object({
    open: z.int(),
    out: z.int(),
    to_pick: z.int(),
    due_today: z.int(),
    overdue: z.int(),
    at_risk: z.int(),
  }),
})

export const rentalAnswer = z.object({ order: rentalDetail })
export const chargedRentalAnswer = z.object({
  order: rentalDetail,
  payment_collection_id: nullable.describe("Where the customer pays what the shop order asks for now."),
})
export const previewAnswer = z.object({ preview: moneyPreview })
