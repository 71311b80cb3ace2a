import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable } from "../../../../lib/query-params"
import { isLocalDate } from "../../../../modules/rental/domain/dates"
import { HOLD_STATUSES } from "../../../../modules/rental/domain/enums"

const version = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: "`version` of the hold as it was read; a stale one is refused with 409." })

const date = z
  .string()
  .refine(isLocalDate, { message: "is not a date YYYY-MM-DD of the calendar", params: { code: "media_rental_date" } })

const priority = z.int().min(-1000).max(1000).describe("Higher comes first; 0 is usual.")

/** Query of `GET /holds`. */
export const listHoldsQuery = z.strictObject({
  q: text(200).optional().describe("Title, or the customer's name or e-mail."),
  status: repeatable(z.enum(HOLD_STATUSES)).optional(),
  variant_id: repeatable(id).optional(),
  location_id: repeatable(id).optional(),
  customer_id: repeatable(id).optional(),
  order: ordering(["queue", "requested_at", "expires_at", "title", "updated_at"])
    .default("queue")
    .describe("`queue`: title by title, each in the order in which customers are served."),
  ...paging(50),
})

/** Body of `POST /holds`: staff put a customer into the queue. */
export const createHoldBody = z.strictObject({
  customer_id: id,
  variant_id: id,
  location_id: id.optional().describe("Where the copy is to be fetched; default the shop's choice for the title."),
  days: z.int().min(1).max(365),
  priority: priority.optional(),
})

/** Body of `POST /holds/:id`: one act at a time. */
export const updateHoldBody = z
  .strictObject({
    version: version.optional(),
    priority: priority.optional(),
    suspended: z.boolean().optional().describe("`true`: passed over, keeps its place; `false`: waits again."),
    suspended_until: date
      .optional()
      .describe("With `suspended: true`: waits again from this local date on; left out, until further notice."),
    cancel: z.literal(true).optional(),
    reason: text(500).optional().describe("Why it is cancelled; required then."),
  })
  .superRefine((body, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message })
    const acts = (["priority", "suspended", "cancel"] as const).filter((field) => body[field] !== undefined)
    if (acts.length !== 1) issue("", "give exactly one of priority, suspended and cancel")
    if (body.suspended_until !== undefined && body.suspended !== true) {
      issue("suspended_until", "belongs to suspended: true")
    }
    if (body.cancel && body.reason === undefined) issue("reason", "is required to cancel a customer's hold")
    if (!body.cancel && body.reason !== undefined) issue("reason", "belongs to cancel: true")
  })

const nullable = z.string().nullable()

/** A hold in the admin. */
export const holdRow = z.object({
  id: z.string(),
  variant_id: z.string(),
  product_id: z.string(),
  title: z.string(),
  location_id: z.string(),
  location_name: nullable,
  customer_id: z.string(),
  customer: z.object({ id: z.string(), name: nullable, email: nullable }),
  days: z.int(),
  priority: z.int(),
  place: z.int().nullable().describe("From 1, suspended holds counted; null when it does not wait."),
  status: z.enum(HOLD_STATUSES),
  requested_at: z.string(),
  suspended_until: nullable.describe("Local date; null with status `suspended`: until further notice."),
  ready_at: nullable,
  expires_at: nullable.describe("Last moment to fetch the copy."),
  unit_id: nullable,
  unit: z.object({ id: z.string(), barcode: z.string() }).nullable().describe("The copy set aside or fetched."),
  rental_order_id: nullable,
  cancel_reason: nullable,
  version: z.int(),
  created_at: z.string(),
  updated_at: z.string(),
})

export const listHoldsAnswer = z.object({
  holds: z.array(holdRow),
  count: z.int(),
  offset: z.int(),
  limit: z.int(),
})

export const holdAnswer = z.object({ hold: holdRow })
