import { z } from "@medusajs/framework/zod"
import { id, text } from "../../../../lib/fields"
import { flag, ordering, paging, repeatable } from "../../../../lib/query-params"
import { MEMBER_STATUSES } from "../../../../modules/rental/domain/enums"

const q = (what: string) => text(200).optional().describe(what)
const mediaType = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "is not a media type code")

/** Query of `GET /offers`. */
export const listOffersQuery = z.strictObject({
  q: q("Part of the title, or of the variant's title or SKU."),
  id: repeatable(id).optional(),
  product_id: repeatable(id).optional(),
  variant_id: repeatable(id).optional(),
  rate_plan_id: repeatable(id).optional(),
  media_type: repeatable(mediaType).optional(),
  enabled: flag().optional(),
  order: ordering(["title", "media_type", "copies", "created_at", "updated_at"]).default("title"),
  ...paging(50),
})

/** Query of `GET /rate-plans`. */
export const listPlansQuery = z.strictObject({
  q: q("Part of the name."),
  id: repeatable(id).optional(),
  active: flag().optional(),
  order: ordering(["name", "offers", "max_days", "created_at", "updated_at"]).default("name"),
  ...paging(50),
})

/** Query of `GET /terms`. */
export const listTermsQuery = z.strictObject({
  q: q("Part of the name of a title, media type, customer group or location the row is for."),
  id: repeatable(id).optional(),
  variant_id: repeatable(id).optional(),
  media_type: repeatable(mediaType).optional(),
  customer_group_id: repeatable(id).optional(),
  location_id: repeatable(id).optional(),
  order: ordering(["weight", "created_at", "updated_at"])
    .default("weight")
    .describe("`weight`: what is for everything first, what is for one title last."),
  ...paging(50),
})

/** Query of `GET /terms/resolve`; what is left out is matched by rows for everything only. */
export const resolveTermsQuery = z.strictObject({
  variant_id: id.optional(),
  media_type: mediaType.optional().describe("Left out: that of the variant's rental offer."),
  customer_group_id: repeatable(id).optional().describe("A customer may be in several."),
  location_id: id.optional(),
})

/** Query of `GET /calendars`. */
export const listCalendarsQuery = z.strictObject({
  q: q("Part of the location's name or of the time zone."),
  id: repeatable(id).optional(),
  location_id: repeatable(id).optional(),
  order: ordering(["location_name", "created_at", "updated_at"]).default("location_name"),
  ...paging(50),
})

/** Query of `GET /members`. */
export const listMembersQuery = z.strictObject({
  q: q("Part of a name, e-mail address, telephone or member number; also finds customers who are no members yet."),
  id: repeatable(id).optional(),
  customer_id: repeatable(id).optional().describe("Also answers customers who are no members yet."),
  status: repeatable(z.enum(MEMBER_STATUSES)).optional().describe("Members only."),
  members_only: flag().optional().describe("`true`: leaves out customers who are no members yet."),
  order: ordering(["name", "email", "member_no", "created_at", "updated_at"]).default("name"),
  ...paging(50),
})
