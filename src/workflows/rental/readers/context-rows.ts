import type { MedusaContainer } from "@medusajs/framework/types"
import { IN_SERVICE_STATUSES } from "../../../modules/rental/domain/enums"
import type { PriceBounds, Tier } from "../../../modules/rental/domain/rent-price"
import type { ShopCalendar } from "../../../modules/rental/domain/shop-time"
import type { MoneyMap, TermsRow } from "../../../modules/rental/domain/terms"
import { select } from "../../lib/sql"

/** What makes the variant rentable, with the words of its product. */
export interface OfferFacts {
  id: string
  variant_id: string
  product_id: string
  sale_variant_id: string | null
  media_type: string
  enabled: boolean
  rate_plan_id: string | null
  rentable_from: string | null
  min_age: number | null
  disc_count: number
  title: string
  replacement_value: MoneyMap
  /** `null` once the product or variant has been deleted. */
  variant_title: string | null
  product_handle: string | null
  thumbnail: string | null
}

export interface PlanFacts {
  id: string
  name: string
  active: boolean
  min_days: number
  max_days: number
  late_start_time: string | null
  price_bounds: PriceBounds | null
  version: number
}

/** What the desk knows of the customer. */
export interface MemberFacts {
  id: string
  customer_id: string
  member_no: string
  date_of_birth: string | null
  id_verified_at: Date | null
  status: "active" | "blocked"
  block_reason: string | null
  block_until: Date | null
  max_open: number | null
  deposit_waived: boolean
}

/** Most terms, tiers and places one decision reads. */
const MAX_ROWS = 5000

/** Offers of these variants; with channels only those that are enabled and sold there. */
export function offersOf(
  container: MedusaContainer,
  variantIds: readonly string[],
  channels: readonly string[] | null,
): Promise<OfferFacts[]> {
  return select<OfferFacts>(
    container,
    `select o.id, o.variant_id, o.product_id, o.sale_variant_id, o.media_type, o.enabled, o.rate_plan_id,
            o.rentable_from, o.min_age, o.disc_count, coalesce(p.title, o.title) as title, o.replacement_value,
            v.title as variant_title, p.handle as product_handle, p.thumbnail
       from media_rental_offer o
       left join product_variant v on v.id = o.variant_id and v.deleted_at is null
       left join product p on p.id = v.product_id and p.deleted_at is null
      where o.variant_id = any(?::text[]) and o.deleted_at is null
        and (not ?::boolean or (o.enabled and p.status = 'published' and exists (
              select 1 from product_sales_channel psc
               where psc.product_id = p.id and psc.deleted_at is null and psc.sales_channel_id = any(?::text[]))))
      order by o.variant_id limit ?`,
    [variantIds, channels !== null, channels ?? [], MAX_ROWS],
  )
}

export function plansOf(container: MedusaContainer, variantIds: readonly string[]): Promise<PlanFacts[]> {
  return select<PlanFacts>(
    container,
    `select distinct p.id, p.name, p.active, p.min_days, p.max_days, p.late_start_time, p.price_bounds,
            p.version
       from media_rental_rate_plan p
       join media_rental_offer o on o.rate_plan_id = p.id and o.deleted_at is null
      where o.variant_id = any(?::text[]) and p.deleted_at is null limit ?`,
    [variantIds, MAX_ROWS],
  )
}

export function tiersOf(
  container: MedusaContainer,
  variantIds: readonly string[],
): Promise<(Tier & { plan_id: string })[]> {
  return select<Tier & { plan_id: string }>(
    container,
    `select t.id, t.plan_id, t.label, t.days, t.currency_code, t.amount::text as amount, t.customer_group_id,
            t.start_dows, t.valid_from, t.valid_to
       from media_rental_rate_tier t
      where t.deleted_at is null and t.plan_id in (
            select o.rate_plan_id from media_rental_offer o
             where o.variant_id = any(?::text[]) and o.deleted_at is null)
      order by t.plan_id, t.id limit ?`,
    [variantIds, MAX_ROWS],
  )
}

/** Every row of terms that may concern one of the variants; which do is for `resolveTerms`. */
export function termsRowsOf(
  container: MedusaContainer,
  variantIds: readonly string[],
  groupIds: readonly string[],
): Promise<TermsRow[]> {
  return select<TermsRow>(
    container,
    `select * from media_rental_terms
      where deleted_at is null and (variant_id is null or variant_id = any(?::text[]))
        and (customer_group_id is null or customer_group_id = any(?::text[]))
      order by id limit ?`,
    [variantIds, groupIds, MAX_ROWS],
  )
}

export function calendarsOf(
  container: MedusaContainer,
  locationIds: readonly string[],
): Promise<(ShopCalendar & { location_id: string })[]> {
  return select<ShopCalendar & { location_id: string }>(
    container,
    `select location_id, tz, open_dows, closed_dates, pickup_from, due_time from media_rental_calendar
      where location_id = any(?::text[]) and deleted_at is null limit ?`,
    [locationIds, MAX_ROWS],
  )
}

export async function groupsOf(container: MedusaContainer, customerId: string): Promise<string[]> {
  const rows = await select<{ id: string }>(
    container,
    `select customer_group_id as id from customer_group_customer
      where customer_id = ? and deleted_at is null order by customer_group_id limit 1000`,
    [customerId],
  )
  return rows.map((row) => row.id)
}

export async function memberOf(container: MedusaContainer, customerId: string): Promise<MemberFacts | null> {
  const [row] = await select<MemberFacts>(
    container,
    `select id, customer_id, member_no, date_of_birth, id_verified_at, status, block_reason, block_until, max_open,
            deposit_waived
       from media_rental_member where customer_id = ? and deleted_at is null`,
    [customerId],
  )
  return row ?? null
}

/** The age the catalogue's ratings ask for; `schemes` empty means all count. */
export async function ratedAges(
  container: MedusaContainer,
  variantIds: readonly string[],
  schemes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await select<{ variant_id: string; min_age: number }>(
    container,
    `select mo.variant_id, max(mar.min_age) as min_age
       from media_offer mo
       join media_age_rating mar on mar.media_item_id = mo.media_item_id and mar.deleted_at is null
      where mo.variant_id = any(?::text[]) and mo.deleted_at is null and mar.min_age is not null
        and (cardinality(?::text[]) = 0 or mar.scheme = any(?::text[]))
      group by mo.variant_id`,
    [variantIds, schemes, schemes],
  )
  return new Map(rows.map((row) => [row.variant_id, row.min_age]))
}

/**
 * Existing locations with copies of these variants, by variant; with channels only linked ones. Those with copies in
 * service come first; where all are in repair, in intake or missing, people may still wait for one.
 */
export async function locationsWithCopies(
  container: MedusaContainer,
  variantIds: readonly string[],
  channels: readonly string[] | null,
): Promise<Map<string, string[]>> {
  const rows = await select<{ variant_id: string; location_ids: string[] }>(
    container,
    `select place.variant_id, array_agg(place.id order by place.serves desc, place.id) as location_ids
       from (select u.variant_id, u.home_location_id as id, bool_or(u.status = any(?::text[])) as serves
               from media_rental_unit u
              where u.variant_id = any(?::text[]) and u.deleted_at is null and u.status not in ('sold', 'retired')
              group by u.variant_id, u.home_location_id) place
      where ${linked("place.id")}
      group by place.variant_id`,
    [IN_SERVICE_STATUSES, variantIds, channels !== null, channels ?? []],
  )
  return new Map(rows.map((row) => [row.variant_id, row.location_ids]))
}

/** Those of the locations that exist, and are linked to one of the channels when channels are given. */
export async function usableLocations(
  container: MedusaContainer,
  locationIds: readonly string[],
  channels: readonly string[] | null,
): Promise<Set<string>> {
  const rows = await select<{ id: string }>(
    container,
    `select wanted.id from unnest(?::text[]) as wanted(id) where ${linked("wanted.id")}`,
    [locationIds, channels !== null, channels ?? []],
  )
  return new Set(rows.map((row) => row.id))
}

/** The location exists and, where the first placeholder says so, belongs to one of the channels in the second. */
const linked = (column: string): string => `exists (
  select 1 from stock_location sl where sl.id = ${column} and sl.deleted_at is null)
  and (not ?::boolean or exists (
    select 1 from sales_channel_stock_location link
     where link.stock_location_id = ${column} and link.deleted_at is null and link.sales_channel_id = any(?::text[])))`
