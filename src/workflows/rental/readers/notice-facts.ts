import type { MedusaContainer } from "@medusajs/framework/types"
import { shareKeyOf } from "../../../modules/rental/domain/settlement"
import { accruedLate } from "../../../modules/rental/domain/accrued-late"
import type { Channel, Fulfilment, HoldStatus, RentalStatus } from "../../../modules/rental/domain/enums"
import { isZero, formatMoney } from "../../../modules/rental/domain/money"
import type { TermsSnapshot } from "../../../modules/rental/domain/terms"
import { select } from "../../lib/sql"
import type { NoticeHold, NoticeLanguage, NoticeRental } from "../notices/facts"
import { languageOf } from "../notices/language"
import { chargeViews, unpaidAmount, type ChargeView } from "./rental-detail"
import { RENTER } from "./rental-filters"

/** Whom a letter goes to. */
export interface NoticeRecipient {
  id: string
  name: string | null
  email: string | null
  language: NoticeLanguage
}

/** A rental with whom to tell about it, and what decides whether there is still anything to tell. */
export interface RentalToTell {
  recipient: NoticeRecipient
  status: RentalStatus
  at_risk: boolean
  channel: Channel
  /** Looked at while it was handed in: the receipt of the return had everything. */
  inspected_at_return: boolean
  rental: NoticeRental
}

export interface HoldToTell {
  recipient: NoticeRecipient
  status: HoldStatus
  hold: NoticeHold
}

interface Person {
  customer_id: string
  first_name: string | null
  email: string | null
  metadata: Record<string, unknown> | null
  locale: string | null
}

interface RentalRow extends Person {
  id: string
  display_no: number
  variant_id: string
  order_id: string | null
  title: string
  fulfilment: Fulfilment
  location_name: string | null
  tz: string
  days: number
  starts_at: string
  due_at: string
  late_due_date: string
  returned_at: string | null
  currency_code: string
  price_amount: string
  deposit_share: string
  replacement_value: string
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
  status: RentalStatus
  at_risk: boolean
  channel: Channel
  inspected_at_return: boolean
  released: { kept: string; returned: string } | null
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Rentals by id with everything a letter may say of them; unknown ones are left out. */
export async function rentalsToTell(
  container: MedusaContainer,
  ids: readonly string[],
  now: Date,
): Promise<RentalToTell[]> {
  const rows = await select<RentalRow>(
    container,
    `select r.id, r.display_no, r.variant_id, r.order_id,
       coalesce(f.title, r.title_snapshot->>'title', '') as title, r.fulfilment, l.name as location_name, r.tz, r.days,
       ${iso("r.starts_at")} as starts_at, ${iso("r.due_at")} as due_at, r.late_due_date,
       ${iso("r.returned_at")} as returned_at, r.currency_code, r.price_amount::text as price_amount,
       r.deposit_share::text as deposit_share, r.replacement_value::text as replacement_value, r.terms_snapshot,
       r.status, r.at_risk, r.channel, ${RENTER} as customer_id, c.first_name, coalesce(o.email, c.email) as email,
       c.metadata, o.locale, e.data as released,
       exists (select 1 from media_rental_event x where x.rental_order_id = r.id and x.type = 'order.returned'
         and x.occurred_at = r.closed_at) as inspected_at_return
     from media_rental_order r
     left join media_rental_offer f on f.id = r.offer_id
     left join "order" o on o.id = r.order_id
     left join customer c on c.id = ${RENTER} and c.deleted_at is null
     left join stock_location l on l.id = r.location_id
     left join media_rental_event e on e.idempotency_key = ${shareKeyOf("r.id")}
     where r.id = any(?::text[]) and r.deleted_at is null
     order by r.display_no`,
    [ids],
  )
  const charges = await chargeViews(
    container,
    rows.map((row) => row.id),
  )
  return rows.map((row) => rentalToTell(row, charges.get(row.id) ?? [], now))
}

function rentalToTell(row: RentalRow, charges: ChargeView[], now: Date): RentalToTell {
  const { currency_code, released } = row
  const money = (amount: string) => formatMoney(amount, currency_code)
  const late = row.status === "out" ? accruedLate(row, charges, now) : null
  return {
    recipient: recipientOf(row),
    status: row.status,
    at_risk: row.at_risk,
    channel: row.channel,
    inspected_at_return: row.inspected_at_return,
    rental: {
      id: row.id,
      display_no: row.display_no,
      variant_id: row.variant_id,
      order_id: row.order_id,
      title: row.title,
      fulfilment: row.fulfilment,
      location_name: row.location_name,
      tz: row.tz,
      days: row.days,
      starts_at: row.starts_at,
      due_at: row.due_at,
      returned_at: row.returned_at,
      currency_code,
      price_amount: money(row.price_amount),
      deposit_share: money(row.deposit_share),
      charges: charges
        .filter(({ reverses_id, status, net }) => reverses_id === null && status !== "void" && !isZero(net))
        .map(({ kind, net }) => ({ kind, amount: net })),
      unpaid: unpaidAmount(charges, currency_code),
      accrued_late: late && { amount: late.amount, count: late.count, unit: late.unit },
      deposit: released && { kept: money(released.kept), returned: money(released.returned) },
    },
  }
}

interface HoldRow extends Person {
  id: string
  variant_id: string
  title: string
  location_name: string | null
  tz: string
  days: number
  expires_at: string | null
  status: HoldStatus
  reasons: string[] | null
}

/** A hold with everything a letter may say of it. */
export async function holdToTell(container: MedusaContainer, id: string): Promise<HoldToTell | null> {
  const [row] = await select<HoldRow>(
    container,
    `select h.id, h.variant_id, coalesce(f.title, '') as title, l.name as location_name, coalesce(k.tz, 'UTC') as tz,
       h.days, ${iso("h.expires_at")} as expires_at, h.status, h.customer_id, c.first_name, c.email, c.metadata,
       null as locale,
       (select e.data->'reasons' from media_rental_event e where e.hold_id = h.id and e.type = 'hold.skipped'
        order by e.occurred_at desc limit 1) as reasons
     from media_rental_hold h
     left join media_rental_offer f on f.variant_id = h.variant_id and f.deleted_at is null
     left join media_rental_calendar k on k.location_id = h.location_id and k.deleted_at is null
     left join customer c on c.id = h.customer_id and c.deleted_at is null
     left join stock_location l on l.id = h.location_id
     where h.id = ? and h.deleted_at is null`,
    [id],
  )
  if (!row) return null
  const { variant_id, title, location_name, tz, days, expires_at, status, reasons } = row
  const hold = { id, variant_id, title, location_name, tz, days, expires_at, reasons: reasons ?? [] }
  return { recipient: recipientOf(row), status, hold }
}

/** A customer says which language in `metadata.locale` (or `language`); else that of the shop order counts. */
function recipientOf({ customer_id, first_name, email, metadata, locale }: Person): NoticeRecipient {
  return {
    id: customer_id,
    name: first_name?.trim() || null,
    email,
    language: languageOf([metadata?.["locale"], metadata?.["language"], locale]),
  }
}

/** Rentals of the cart this one was booked with: they are told of in one letter. */
export async function bookedTogether(container: MedusaContainer, rentalOrderId: string): Promise<string[]> {
  const rows = await select<{ id: string }>(
    container,
    `select o.id from media_rental_order r
     join media_rental_order o on o.id = r.id or (r.cart_id is not null and o.cart_id = r.cart_id)
     where r.id = ? and o.deleted_at is null order by o.display_no limit 500`,
    [rentalOrderId],
  )
  return rows.map((row) => row.id)
}

/** Name of the shop, for the end of a letter, and the language of its alerts: Chinese where it speaks nothing else. */
export async function shopToTell(
  container: MedusaContainer,
): Promise<{ name: string | null; language: NoticeLanguage }> {
  const [row] = await select<{ name: string | null; locales: string[] | null }>(
    container,
    `select s.name, (select array_agg(l.locale_code) from store_locale l
        where l.store_id = s.id and l.deleted_at is null) as locales
     from store s where s.deleted_at is null order by s.created_at limit 1`,
    [],
  )
  const languages = new Set((row?.locales ?? []).map((locale) => languageOf([locale])))
  return { name: row?.name ?? null, language: languages.size === 1 ? [...languages][0]! : "en" }
}
