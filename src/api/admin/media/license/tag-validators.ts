import { z } from "@medusajs/framework/zod"
import { clearable, id, text } from "../../../../lib/fields"
import { ordering, paging, repeatable } from "../../../../lib/query-params"
import { BATCH_PURPOSES, REVOKE_REASONS, RISK_LEVELS, TAG_STATUSES } from "../../../../modules/license/domain/enums"

/** What was scanned or typed; one of the two. */
export const shown = {
  url: text(512).optional().describe("Text of the symbol."),
  code: text(64).optional().describe("The printed serial; hyphens and spaces do not matter."),
}

/** Query of `GET /tags`. */
export const listTagsQuery = z.strictObject({
  q: text(512).optional().describe("A scanned text, a printed serial, an order's number or a part of the title."),
  id: repeatable(id).optional(),
  batch_id: repeatable(id).optional(),
  status: repeatable(z.enum(TAG_STATUSES)).optional(),
  purpose: repeatable(z.enum(BATCH_PURPOSES)).optional(),
  risk_level: repeatable(z.enum(RISK_LEVELS)).optional(),
  variant_id: repeatable(id).optional(),
  order_id: repeatable(id).optional(),
  order_line_item_id: repeatable(id)
    .optional()
    .describe("Also copies that were scanned for the line and wait for a fulfilment."),
  owner_id: repeatable(id).optional(),
  stock_location_id: repeatable(id).optional(),
  rental_unit_id: repeatable(id).optional(),
  order: ordering(["idx", "updated_at", "risk", "activated_at"]).default("-updated_at"),
  ...paging(50),
})

/** Query of `GET /tags/:id/timeline`. */
export const timelineQuery = z.strictObject({ ...paging(50) })

const INTENTS = ["receive", "pack", "unpack", "return", "inspect", "relabel"] as const

/** Body of `POST /scans`. */
export const scanBody = z
  .strictObject({
    intent: z
      .enum(INTENTS)
      .describe(
        "`receive`: into stock; `pack`: into an order's parcel; `unpack`: out of it; `return`: back from a customer; " +
          "`inspect`: only look; `relabel`: a copy whose panel is spent waits for a new label, or gets it.",
      ),
    ...shown,
    order_id: id.optional(),
    line_item_id: id.optional(),
    location_id: id.optional().describe("For `receive` into stock; for `relabel` of a copy that was for rent."),
    variant_id: id.optional(),
    rental_unit_id: id.optional().describe("For `receive` of a copy for rent."),
    panel_intact: z.boolean().optional().describe("For `return`: whether the scratch panel was never touched."),
    replacement_url: text(512).optional().describe("For `relabel`: the new label."),
    replacement_code: text(64).optional(),
  })
  .superRefine((body, context) => {
    const need = (path: keyof typeof body, message: string) =>
      body[path] === undefined && context.addIssue({ code: "custom", path: [path], message })
    if ((body.url === undefined) === (body.code === undefined)) {
      context.addIssue({ code: "custom", path: ["code"], message: "give either code or url" })
    }
    if (body.intent === "pack") {
      need("order_id", "is needed to pack")
      need("line_item_id", "is needed to pack")
    }
    if (body.intent === "return") need("panel_intact", "say whether the panel is intact")
    if (body.intent === "receive" && body.rental_unit_id === undefined)
      need("location_id", "name the location, or the copy for rent")
    if (body.replacement_url !== undefined && body.replacement_code !== undefined) {
      context.addIssue({
        code: "custom",
        path: ["replacement_code"],
        message: "give either replacement_code or replacement_url",
      })
    }
  })
export type ScanBody = z.output<typeof scanBody>

/** Body of `POST /checks`. */
export const checkBody = z.strictObject(shown).refine(({ url, code }) => (url === undefined) !== (code === undefined), {
  path: ["code"],
  message: "give either code or url",
})

/** Body of `POST /tags/:id/revoke`. */
export const revokeBody = z.strictObject({
  reason: z.enum(REVOKE_REASONS),
  note: clearable(2000),
})
/** Body of `POST /tags/:id/restore` and `POST /keys/:kid/distrust`. */
export const reasonBody = z.strictObject({ reason: text(500), note: clearable(2000) })
