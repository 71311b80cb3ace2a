import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable, whole } from "../../../../lib/query-params"
import { ALLOCATION_KINDS, RENTAL_STATUSES, UNIT_STATUSES } from "../../../../modules/rental/domain/enums"
import { localDate } from "../../../../modules/rental/domain/setup/fields"

/** Query of `GET /units`. */
export const listUnitsQuery = z.strictObject({
  q: text(200).optional().describe("Barcode or serial number, or part of the title."),
  id: repeatable(id).optional(),
  status: repeatable(z.enum(UNIT_STATUSES)).optional(),
  offer_id: repeatable(id).optional(),
  variant_id: repeatable(id).optional(),
  product_id: repeatable(id).optional(),
  location_id: repeatable(id).optional().describe("Home location."),
  current_location_id: repeatable(id).optional(),
  grade: repeatable(text(20)).optional().describe("Media grade."),
  order: ordering(["title", "barcode", "status", "rental_count", "in_service_at", "created_at", "updated_at"]).default(
    "title",
  ),
  ...paging(50),
})

/** Query of `GET /board`. */
export const boardQuery = z.strictObject({
  location_id: id,
  from: localDate.describe("First day shown, local to the location."),
  to: localDate.describe("Last day shown, at most 62 days in all."),
  variant_id: repeatable(id).optional(),
  status: repeatable(z.enum(UNIT_STATUSES)).optional().describe("Default: all but sold and retired."),
  q: text(200).optional(),
  limit: whole(z.int().min(1).max(200)).default(50),
  offset: whole(z.int().min(0).max(1_000_000)).default(0),
})

const nullable = z.string().nullable()
const customer = z.object({ id: z.string(), name: nullable, email: nullable })

export const unitRow = z
  .object({
    id: z.string(),
    offer_id: z.string(),
    variant_id: z.string(),
    product_id: z.string(),
    title: z.string(),
    media_type: z.string(),
    barcode: z.string(),
    serial: nullable,
    status: z.enum(UNIT_STATUSES),
    media_grade: nullable,
    sleeve_grade: nullable,
    grading_note: nullable,
    purchase_cost: nullable,
    cost_currency: nullable,
    purchased_at: nullable,
    in_service_at: z.string(),
    retired_at: nullable,
    home_location_id: z.string(),
    home_location_name: nullable,
    current_location_id: z.string(),
    current_location_name: nullable,
    rental_count: z.int(),
    version: z.int(),
    created_at: z.string(),
    updated_at: z.string(),
    open_rental: z
      .object({
        id: z.string(),
        display_no: z.int(),
        status: z.enum(RENTAL_STATUSES),
        due_at: z.string(),
        overdue: z.boolean(),
        customer,
      })
      .nullable()
      .describe("Who has it, for whom it is set aside, or whose return is not settled yet."),
  })
  .meta({ id: "RentalCopy" })

export const unitsAnswer = z.object({
  units: z.array(unitRow),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

const rentalOfUnit = z
  .object({
    id: z.string(),
    display_no: z.int(),
    status: z.enum(RENTAL_STATUSES),
    start_date: z.string(),
    due_date: z.string(),
    starts_at: z.string(),
    due_at: z.string(),
    out_at: nullable,
    returned_at: nullable,
    currency_code: z.string(),
    price_amount: z.string(),
    revenue: z.string().describe("Sum of the rental's ledger without void rows."),
    customer,
  })
  .meta({ id: "RentalOfCopy" })

const allocationOfUnit = z.object({
  id: z.string(),
  kind: z.enum(ALLOCATION_KINDS),
  starts_at: z.string(),
  ends_at: z.string(),
  blocked_from: z.string(),
  blocked_until: z.string(),
  pinned: z.boolean(),
  custody_open: z.boolean(),
  expires_at: nullable,
  note: nullable,
  rental: z
    .object({ id: z.string(), display_no: z.int(), status: z.enum(RENTAL_STATUSES), at_risk: z.boolean(), customer })
    .nullable(),
})

const eventOfUnit = z.object({
  id: z.string(),
  type: z.string(),
  from_status: nullable,
  to_status: nullable,
  rental_order_id: nullable,
  actor_type: z.string(),
  actor_id: nullable,
  occurred_at: z.string(),
  data: z.record(z.string(), z.unknown()),
})

const figures = z
  .object({
    as_of: z.string(),
    utilisation: z.number().nullable().describe("0 to 1 since it is in service; null before."),
    revenue: z.array(z.object({ currency_code: z.string(), amount: z.string() })),
    roi: z.number().nullable().describe("(revenue − cost) ÷ cost in the cost's currency; null without a cost."),
  })
  .describe("Over the copy's whole life.")

export const unitAnswer = z.object({
  unit: unitRow.extend({
    allocations: z.array(allocationOfUnit).describe("What blocks it now or later, by start; at most 200."),
    rentals: z.array(rentalOfUnit).describe("Latest first; at most 50."),
    events: z.array(eventOfUnit).describe("Latest first; at most 50."),
    figures,
  }),
})

/** What bulk intake answers: enough to print labels. */
export const bulkAnswer = z.object({
  units: z.array(z.object({ id: z.string(), barcode: z.string(), title: z.string(), status: z.enum(UNIT_STATUSES) })),
  count: z.int(),
})

/** What an action that takes a copy out of service answers beside the copy. */
export const withdrawAnswer = unitAnswer.extend({
  moved: z.int().describe("Bookings that went to other copies."),
  at_risk: z.int().describe("Bookings no copy was found for; they are flagged."),
})

export const deletedUnitAnswer = z.object({
  id: z.string(),
  object: z.literal("rental_unit"),
  deleted: z.literal(true),
})

const boardBlock = z.object({
  allocation_id: z.string(),
  kind: z.enum(ALLOCATION_KINDS),
  starts_at: z.string(),
  ends_at: z.string(),
  blocked_from: z.string(),
  blocked_until: z.string().describe("Blocked, with buffers: `[blocked_from, blocked_until)`."),
  movable: z.boolean().describe("May be dragged to another copy of the title."),
  late: z.boolean().describe("Out after due plus grace: the copy is blocked until it is scanned in."),
  note: nullable,
  rental: z
    .object({
      id: z.string(),
      display_no: z.int(),
      status: z.enum(RENTAL_STATUSES),
      start_date: z.string(),
      due_date: z.string(),
      due_at: z.string(),
      at_risk: z.boolean(),
      customer_id: z.string(),
      customer_name: nullable,
    })
    .nullable(),
})

export const boardAnswer = z.object({
  location_id: z.string(),
  tz: z.string(),
  as_of: z.string(),
  days: z.array(
    z
      .object({ date: z.string(), open: z.boolean(), starts_at: z.string(), ends_at: z.string() })
      .describe("One local day as instants `[starts_at, ends_at)`: 23 or 25 hours where the clock changes."),
  ),
  units: z.array(
    z.object({
      id: z.string(),
      barcode: z.string(),
      title: z.string(),
      product_id: z.string(),
      variant_id: z.string(),
      offer_id: z.string(),
      status: z.enum(UNIT_STATUSES),
      media_grade: nullable,
      version: z.int(),
      blocks: z.array(boardBlock),
    }),
  ),
  count: z.int().describe("Copies in all."),
  offset: z.int(),
  limit: z.int(),
})
