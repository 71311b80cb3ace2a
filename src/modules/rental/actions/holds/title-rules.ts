import type { Sql } from "../../../../lib/sql"
import { DEFAULT_CALENDAR, type ShopCalendar } from "../../domain/shop-time"
import { resolveTerms, type Terms, type TermsRow } from "../../domain/terms"
import type { TitlePlace } from "./hold"

/** What decides over the queue of one title at one location, read from our own tables within the transaction. */
export interface TitleRules {
  offer: {
    id: string
    enabled: boolean
    media_type: string
    /** The offer's own, else the catalogue's. */
    min_age: number | null
    rentable_from: string | null
  }
  plan: { active: boolean; min_days: number; max_days: number; late_start_time: string | null } | null
  calendar: ShopCalendar
  /** The terms for a customer of these groups. */
  termsFor(groupIds: readonly string[]): Terms
}

/** Most rows of terms that can concern one title. */
const MAX_TERMS = 5000

/** `null` for a variant that nobody rents out. */
export async function titleRules(sql: Sql, { variant_id, location_id }: TitlePlace): Promise<TitleRules | null> {
  const [row] = await sql.execute<OfferAndPlan>(
    `select o.id, o.enabled, o.media_type, coalesce(o.min_age, o.rated_age) as min_age, o.rentable_from,
       p.id as plan_id, p.active, p.min_days, p.max_days, p.late_start_time
     from media_rental_offer o
     left join media_rental_rate_plan p on p.id = o.rate_plan_id and p.deleted_at is null
     where o.variant_id = ? and o.deleted_at is null`,
    [variant_id],
  )
  if (!row) return null
  const terms = await sql.execute<TermsRow>(
    `select * from media_rental_terms
     where deleted_at is null and (variant_id is null or variant_id = ?) and (media_type is null or media_type = ?)
       and (location_id is null or location_id = ?)
     order by id limit ?`,
    [variant_id, row.media_type, location_id, MAX_TERMS],
  )
  const { id, enabled, media_type, min_age, rentable_from } = row
  const scope = { variant_id, media_type, location_id }
  return {
    offer: { id, enabled, media_type, min_age, rentable_from },
    plan: planOf(row),
    calendar: await calendarOf(sql, location_id),
    termsFor: (group_ids) => resolveTerms(terms, { ...scope, group_ids }).terms,
  }
}

interface OfferAndPlan {
  id: string
  enabled: boolean
  media_type: string
  min_age: number | null
  rentable_from: string | null
  plan_id: string | null
  active: boolean
  min_days: number
  max_days: number
  late_start_time: string | null
}

function planOf({ plan_id, active, min_days, max_days, late_start_time }: OfferAndPlan): TitleRules["plan"] {
  return plan_id === null ? null : { active, min_days, max_days, late_start_time }
}

async function calendarOf(sql: Sql, locationId: string): Promise<ShopCalendar> {
  const [calendar] = await sql.execute<ShopCalendar>(
    `select tz, open_dows, closed_dates, pickup_from, due_time from media_rental_calendar
     where location_id = ? and deleted_at is null`,
    [locationId],
  )
  return calendar ?? DEFAULT_CALENDAR
}
