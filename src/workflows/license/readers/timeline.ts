import type { MedusaContainer } from "@medusajs/framework/types"
import type { TagStatus } from "../../../modules/license/domain/enums"
import type { Verdict } from "../../../modules/license/domain/verdict"
import { fragment, isoText, selectPage, type ListSource } from "../../lib/sql"
import { joinPerson, personColumn, type Person } from "./people"

/** One thing that happened to a tag: a change of ours, or a check by somebody. */
export interface TimelineEntry {
  id: string
  type: "event" | "scan"
  kind: string
  from_status: TagStatus | null
  to_status: TagStatus | null
  actor_type: string | null
  actor: Person | null
  reason: string | null
  verdict: Verdict | null
  country: string | null
  ua_class: string | null
  is_owner: boolean | null
  pin_event: "wrong" | "after_activation" | null
  data: Record<string, unknown>
  occurred_at: string
}

const SOURCE: ListSource<"occurred_at"> = {
  columns: `h.id, h.type, h.kind, h.from_status, h.to_status, h.actor_type,
    ${personColumn("h.actor_id", "u")} as actor, h.reason, h.verdict, h.country, h.ua_class, h.is_owner, h.pin_event,
    h.data, ${isoText("h.occurred_at")} as occurred_at`,
  from: `from (
      select e.tag_id, e.id, 'event' as type, e.kind, e.from_status, e.to_status, e.actor_type, e.actor_id, e.reason,
        null as verdict, null as country, null as ua_class, null::boolean as is_owner, null as pin_event, e.data,
        e.occurred_at, coalesce(e.ver, 0) as place
      from media_license_event e
      union all
      select s.tag_id, s.id, 'scan', s.channel, null, null, null, null, null, s.verdict, s.country, s.ua_class,
        s.is_owner, s.pin_event, '{}'::jsonb, s.scanned_at, 0
      from media_license_scan s where s.deleted_at is null) h
    ${joinPerson("h.actor_id", "u")}`,
  key: "h.place desc, h.id",
  orders: { occurred_at: "h.occurred_at" },
}

/** What has happened to a tag, the newest first. */
export async function tagTimeline(
  container: MedusaContainer,
  tagId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ timeline: TimelineEntry[]; count: number }> {
  const page = { order: "-occurred_at" as const, limit, offset }
  const { rows, count } = await selectPage<TimelineEntry, "occurred_at">(
    container,
    SOURCE,
    fragment("h.tag_id = ?", tagId),
    page,
  )
  return { timeline: rows, count }
}
