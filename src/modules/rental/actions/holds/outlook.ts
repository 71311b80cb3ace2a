import type { Sql } from "../../../../lib/sql"
import { expectedTurns, pickupPeriod, placesOf, turnDate } from "../../domain/hold-queue"
import { loadTitle } from "../seating"
import { HOLD_COLUMNS, type Hold, type TitlePlace } from "./hold"
import { titleRules, type TitleRules } from "./title-rules"

/** What a waiting customer can be told. */
export interface HoldOutlook {
  /** From 1. */
  place: number
  /** Local date; `null` while suspended or with no copy in sight. */
  estimated_date: string | null
}

/** Longest part of a queue that is looked at; who stands further back hears the place only. */
const LONGEST = 500

/** Place and expected date of everybody who waits for these titles, by hold. */
export async function queueOutlook(
  sql: Sql,
  titles: readonly TitlePlace[],
  now: Date,
): Promise<Map<string, HoldOutlook>> {
  const outlook = new Map<string, HoldOutlook>()
  for (const title of titles) {
    const queue = await sql.execute<Hold>(
      `select ${HOLD_COLUMNS} from media_rental_hold h
       where h.variant_id = ? and h.location_id = ? and h.status in ('waiting', 'suspended') and h.deleted_at is null
       order by h.priority desc, h.requested_at, h.id limit ${LONGEST}`,
      [title.variant_id, title.location_id],
    )
    const rules = await titleRules(sql, title)
    const dates = rules ? await datesOf(sql, { title, queue, rules, now }) : new Map<string, string | null>()
    for (const [id, place] of placesOf(queue)) outlook.set(id, { place, estimated_date: dates.get(id) ?? null })
  }
  return outlook
}

async function datesOf(
  sql: Sql,
  { title, queue, rules, now }: { title: TitlePlace; queue: readonly Hold[]; rules: TitleRules; now: Date },
): Promise<Map<string, string | null>> {
  const { open } = await loadTitle(sql, { ...title, now, terms: rules.termsFor([]) })
  const late_start_time = rules.plan?.late_start_time ?? null
  const queued = queue.map((hold) => {
    const terms = rules.termsFor(hold.group_ids)
    const period = pickupPeriod({ calendar: rules.calendar, terms, late_start_time }, { days: hold.days, now })
    const keeps_ms = period.blocked_until.getTime() - now.getTime()
    return { id: hold.id, suspended: hold.status === "suspended", keeps_ms }
  })
  const turns = expectedTurns(open.busy, queued, now.getTime())
  return new Map([...turns].map(([id, turn]) => [id, turnDate(turn, rules.calendar)]))
}
