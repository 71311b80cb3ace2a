import { z } from "@medusajs/framework/zod"
import {
  BATCH_PURPOSES,
  CASE_KINDS,
  RISK_LEVELS,
  TAG_SCHEMES,
  TAG_STATUSES,
} from "../../../../modules/license/domain/enums"
import { VERDICTS } from "../../../../modules/license/domain/verdict"

export const nullable = z.string().nullable()
export const stamps = { created_at: z.string(), updated_at: z.string() }
export const page = { count: z.int(), offset: z.int(), limit: z.int() }
export const title = z.object({ en: nullable.optional(), zhCN: nullable.optional() })

/** Somebody who works here; without a name once the account is gone, or for an API key. */
export const person = z.object({ id: z.string(), name: nullable }).meta({ id: "LicencePerson" })

/** A copy's record, for the staff. */
export const adminTag = z
  .object({
    id: z.string().describe("Holds the serial: never to be shown in public."),
    serial_printed: z.string().describe("As on the label: 5-4-4-4."),
    status: z.enum(TAG_STATUSES),
    status_before_revoke: z.enum(TAG_STATUSES).nullable(),
    hold_reason: nullable.describe("`return`: scan it when it comes back; `dispute`: an owner objects to a transfer."),
    batch_id: z.string(),
    idx: z.int().describe("Number of the copy in its batch, from 0."),
    kid: z.int(),
    scheme: z.enum(TAG_SCHEMES),
    purpose: z.enum(BATCH_PURPOSES),
    gtin: nullable,
    title,
    edition: nullable,
    variant_id: nullable,
    product_id: nullable,
    product_title: nullable,
    variant_title: nullable,
    sku: nullable,
    stock_location_id: nullable,
    stock_location_name: nullable,
    order_id: nullable,
    order_display_id: z.int().nullable(),
    order_line_item_id: nullable,
    fulfillment_id: nullable,
    rental_unit_id: nullable,
    owner_id: nullable,
    owner_email: nullable,
    packed: z
      .object({ order_id: z.string(), order_display_id: z.int().nullable(), order_line_item_id: z.string() })
      .nullable()
      .describe("Scanned for an order line whose fulfilment has not been made yet."),
    panel_intact: z.boolean().nullable(),
    ex_rental: z.boolean(),
    superseded_by: nullable,
    revoke_reason: nullable,
    risk: z.number().describe("0 to 1; a rank, not a probability."),
    risk_level: z.enum(RISK_LEVELS),
    public_caution: z.boolean(),
    sessions: z.int().describe("Visits of people who checked it."),
    last_checked_at: nullable,
    has_pin: z.boolean(),
    pin_locked_until: nullable,
    open_cases: z.array(z.object({ id: z.string(), kind: z.enum(CASE_KINDS) })),
    pending_approval: z.object({ id: z.string(), action: z.enum(["revoke", "restore"]) }).nullable(),
    printed_at: nullable,
    bound_at: nullable,
    sold_at: nullable,
    activated_at: nullable,
    revoked_at: nullable,
    ...stamps,
  })
  .meta({ id: "AdminTag" })

export const tagAnswer = z.object({ tag: adminTag })
export const tagsAnswer = z.object({ tags: z.array(adminTag), ...page })

/** One thing that happened to a tag. */
export const timelineEntry = z
  .object({
    id: z.string(),
    type: z.enum(["event", "scan"]),
    kind: z
      .string()
      .describe("Of an event, e.g. `tag.receive`, `pack.scanned`, `case.opened`; of a check its channel."),
    from_status: z.enum(TAG_STATUSES).nullable(),
    to_status: z.enum(TAG_STATUSES).nullable(),
    actor_type: nullable,
    actor: person.nullable(),
    reason: nullable,
    verdict: z.enum(VERDICTS).nullable(),
    country: nullable,
    ua_class: nullable,
    is_owner: z.boolean().nullable(),
    pin_event: z.enum(["wrong", "after_activation"]).nullable(),
    data: z.record(z.string(), z.unknown()),
    occurred_at: z.string(),
  })
  .meta({ id: "TagTimelineEntry" })
export const timelineAnswer = z.object({ timeline: z.array(timelineEntry), ...page })

/** Warnings of a scan that succeeded. */
export const SCAN_WARNINGS = ["key_distrusted", "caution", "open_case", "hold", "relabel_needed"] as const
export const scanAnswer = z.object({
  tag: adminTag,
  warnings: z.array(z.enum(SCAN_WARNINGS)),
  packed: z
    .object({ line_item_id: z.string(), packed: z.int(), wanted: z.int() })
    .nullable()
    .describe("For `pack` and `unpack`: how many copies of the line have been scanned."),
})

/** The way of a check, step by step. */
export const CHECK_STEPS = ["length", "shape", "host", "check_digits", "key", "item", "signature", "row"] as const
export const checkAnswer = z.object({
  recognised: z.boolean(),
  fault: nullable.describe(
    "`too_long`, `shape`, `alphabet`, `padding`, `gtin`, `check_character`, `foreign_host`, `unknown_key`, `other_item`, `signature`, `unknown_tag`.",
  ),
  steps: z.array(
    z.object({ step: z.enum(CHECK_STEPS), state: z.enum(["passed", "failed", "skipped", "not_applicable"]) }),
  ),
  verdict: z.enum(VERDICTS),
  host: nullable.describe("The host in the text, where there is one."),
  kid: z.int().nullable(),
  tag: adminTag.nullable(),
})
