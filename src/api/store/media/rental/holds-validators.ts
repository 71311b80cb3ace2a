import { z } from "@medusajs/framework/zod"
import { id } from "../../../../lib/fields"
import { paging, repeatable } from "../../../../lib/query-params"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { HOLD_STATUSES } from "../../../../modules/rental/domain/enums"

const date = z
  .string()
  .refine(isLocalDate, { message: "is not a date YYYY-MM-DD of the calendar", params: { code: "media_rental_date" } })

/** Query of `GET /me/holds`. */
export const listMyHoldsQuery = z.strictObject({
  status: repeatable(z.enum(HOLD_STATUSES)).optional().describe("Default: those that wait, are suspended or ready."),
  ...paging(50),
})

/** Body of `POST /me/holds`. */
export const joinBody = z.strictObject({
  variant_id: id,
  location_id: id.optional().describe("Where to fetch the copy; default the shop's choice for the title."),
  days: z.int().min(1).max(365).describe("How long the customer wants it, within the plan's limits."),
})

/** Body of `POST /me/holds/:id`. */
export const suspendBody = z.strictObject({
  suspended_until: date
    .nullable()
    .describe("The hold keeps its place and is passed over until this local date; null: it waits again at once."),
})

const nullable = z.string().nullable()

/** A hold as its customer sees it. */
export const myHold = z.object({
  id: z.string(),
  variant_id: z.string(),
  product_id: z.string(),
  product_handle: nullable,
  title: z.string(),
  thumbnail: nullable,
  location_id: z.string(),
  location_name: nullable,
  tz: z.string(),
  days: z.int(),
  status: z.enum(HOLD_STATUSES),
  place: z.int().nullable().describe("From 1; null when it does not wait."),
  estimated_date: nullable.describe("Local date on which a copy can be expected, by the due dates known now."),
  requested_at: z.string(),
  suspended_until: nullable.describe("Local date."),
  ready_at: nullable,
  expires_at: nullable.describe("With status `ready`: last moment to fetch the copy or to order it."),
  rental_order_id: nullable,
})

export const listMyHoldsAnswer = z.object({
  holds: z.array(myHold),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

export const myHoldAnswer = z.object({ hold: myHold })
