import { allOf, fragment, type Fragment } from "../../lib/sql"

/** Filters of rental lists; lists are OR within, the names are AND among each other. */
export interface RentalFilters {
  status?: string[] | undefined
  /** Out and past due plus grace, by the clock and not by what a job has cached. */
  overdue?: boolean | undefined
  at_risk?: boolean | undefined
  /** Booked, not on the hold shelf yet, and starting today or earlier. */
  to_pick?: boolean | undefined
  due_today?: boolean | undefined
  customer_id?: string[] | undefined
  variant_id?: string[] | undefined
  unit_id?: string[] | undefined
  location_id?: string[] | undefined
  order_id?: string[] | undefined
  /** Rentals whose days touch `[from, to]`. */
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
}

const TODAY = `to_char(?::timestamptz at time zone r.tz, 'YYYY-MM-DD')`

/** `media_rental_order r` with its allocation `a`, at one moment. */
export const overdueAt = (now: Date): Fragment =>
  fragment(`(r.status = 'out' and a.custody_open and a.late_after < ?::timestamptz)`, now.toISOString())

/** The renter follows the shop order when that is transferred to somebody else. */
export const RENTER = "coalesce(o.customer_id, r.customer_id)"

/** The filters as one condition on the tables of `rentals.ts`. */
export function rentalCondition(filters: RentalFilters, now: Date): Fragment {
  return allOf([
    fragment("r.deleted_at is null"),
    ...equalities(filters),
    ...ofTime(filters, now),
    ...(filters.customer_id?.length ? [ofCustomers(filters.customer_id)] : []),
    ...(filters.q ? [search(filters.q)] : []),
  ])
}

function equalities(filters: RentalFilters): Fragment[] {
  const lists: [string, string[] | undefined][] = [
    ["r.status", filters.status],
    ["r.variant_id", filters.variant_id],
    ["r.unit_id", filters.unit_id],
    ["r.location_id", filters.location_id],
    ["r.order_id", filters.order_id],
  ]
  const found = lists.flatMap(([column, values]) => (values?.length ? [fragment(`${column} = any(?)`, values)] : []))
  if (filters.at_risk !== undefined) {
    const open = "r.status in ('reserved', 'ready')"
    found.push(fragment(filters.at_risk ? `r.at_risk and ${open}` : `not (r.at_risk and ${open})`))
  }
  return found
}

function ofTime(filters: RentalFilters, now: Date): Fragment[] {
  const found: Fragment[] = []
  const either = (wanted: boolean | undefined, condition: Fragment) => {
    if (wanted !== undefined) found.push(wanted ? condition : negated(condition))
  }
  either(filters.overdue, overdueAt(now))
  either(filters.to_pick, fragment(`(r.status = 'reserved' and r.start_date <= ${TODAY})`, now.toISOString()))
  either(filters.due_today, fragment(`(r.status = 'out' and r.late_due_date = ${TODAY})`, now.toISOString()))
  if (filters.from) found.push(fragment("r.due_date >= ?", filters.from))
  if (filters.to) found.push(fragment("r.start_date <= ?", filters.to))
  return found
}

const negated = ({ sql, bindings }: Fragment): Fragment => ({ sql: `not coalesce(${sql}, false)`, bindings })

/** Looked up from both sides, so that both indexes serve, and then held to the renter of today. */
function ofCustomers(ids: string[]): Fragment {
  return fragment(
    `${RENTER} = any(?) and r.id in (
      select id from media_rental_order where customer_id = any(?)
      union select rr.id from "order" ro join media_rental_order rr on rr.order_id = ro.id where ro.customer_id = any(?))`,
    ids,
    ids,
    ids,
  )
}

/** Number of the rental, barcode of the copy, title, or the customer's name or e-mail. */
function search(q: string): Fragment {
  const text = `%${q.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
  const no = /^#?(\d{1,9})$/.exec(q.trim())?.[1]
  return fragment(
    `(r.display_no = ?::int or u.barcode ilike ? or f.title ilike ? or r.title_snapshot->>'title' ilike ?
      or c.email ilike ? or concat_ws(' ', c.first_name, c.last_name) ilike ?)`,
    no ?? null,
    text,
    text,
    text,
    text,
    text,
  )
}
