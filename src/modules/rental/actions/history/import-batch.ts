import { pgTextArray } from "../../../../lib/sql"
import { isFault, pastBooking, type HistoryFault, type PastBooking, type PastRental } from "../../domain/history"
import { isMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { titleRules, type TitleRules } from "../holds/title-rules"
import { writeHistory, type AcceptedRow } from "./write"

/** A row of the import with its customer found. */
export interface HistoryRow extends PastRental {
  barcode: string
}

export interface RejectedRow extends HistoryFault {
  external_id: string
}

export interface BatchReport {
  imported: number
  /** Rows that an earlier run brought in. */
  known: number
  rejected: RejectedRow[]
}

/** A copy with what history needs of its title. */
export interface HistoryUnit {
  id: string
  code: string
  status: string
  variant_id: string
  offer_id: string
  home_location_id: string
  replacement_value: Record<string, string>
  title: string
  product_id: string
  media_type: string
}

interface Taken {
  from: number
  until: number
  name: string
}

/**
 * Takes one batch of past rentals in, in the order given; the caller holds the titles' locks. A row that overlaps
 * another of its copy is turned away with its reason, the others are written. Rows that are there already stay as they
 * are, so a run that was interrupted is simply repeated.
 */
export async function importBatch(tx: RentalTransaction, rows: readonly HistoryRow[]): Promise<BatchReport> {
  const known = await knownIds(tx, rows)
  const fresh = rows.filter((row) => !known.has(row.external_id))
  const units = await unitsOf(tx, fresh)
  const rules = await rulesOf(tx, [...units.values()])
  const taken = await takenPeriods(tx, [...units.values()])
  const accepted: AcceptedRow[] = []
  const rejected: RejectedRow[] = []
  for (const row of fresh) {
    const unit = units.get(row.barcode.toLowerCase())
    const result = judge(row, unit, unit && rules.get(titleKey(unit)), unit && (taken.get(unit.id) ?? []), tx.now)
    if (isFault(result)) {
      rejected.push({ external_id: row.external_id, code: result.code, message: result.message })
      continue
    }
    accepted.push({ row, unit: unit!, booking: result })
    taken.set(unit!.id, [...(taken.get(unit!.id) ?? []), periodOfBooking(row, result)])
    if (result.status === "out") unit!.status = "out"
  }
  await writeHistory(tx, accepted)
  return { imported: accepted.length, known: rows.length - fresh.length, rejected }
}

function judge(
  row: HistoryRow,
  unit: HistoryUnit | undefined,
  rules: TitleRules | null | undefined,
  taken: readonly Taken[] | undefined,
  now: Date,
): PastBooking | HistoryFault {
  if (!unit) return { code: "media_rental_barcode_unknown", message: `barcode: no copy carries ${row.barcode}` }
  if (!rules) return { code: "media_rental_offer_not_found", message: `barcode: the title of ${row.barcode} is gone` }
  if (!isMoney(row.rent, row.currency_code)) {
    return { code: "media_rental_amount", message: `rent: ${row.rent} is no amount in ${row.currency_code}` }
  }
  const { replacement_value } = unit
  const booking = pastBooking(row, { terms: rules.termsFor([]), calendar: rules.calendar, replacement_value }, now)
  if (isFault(booking)) return booking
  if (booking.status === "out" && !["intake", "available", "ready"].includes(unit.status)) {
    return { code: "media_rental_state", message: `barcode: ${row.barcode} is ${unit.status} and cannot be out` }
  }
  const { from, until } = periodOfBooking(row, booking)
  const other = taken?.find((period) => period.from < until && from < period.until)
  return other ? { code: "media_rental_overlap", message: `overlaps ${other.name} of the same copy` } : booking
}

const periodOfBooking = (row: HistoryRow, { starts_at, blocked_until }: PastBooking): Taken => ({
  from: starts_at.getTime(),
  until: blocked_until.getTime(),
  name: row.external_id,
})

const titleKey = (unit: HistoryUnit) => JSON.stringify([unit.variant_id, unit.home_location_id])

async function knownIds(tx: RentalTransaction, rows: readonly HistoryRow[]): Promise<Set<string>> {
  const found = await tx.sql.execute<{ external_id: string }>(
    `select external_id from media_rental_order where channel = 'import' and external_id = any(?::text[])`,
    [pgTextArray(rows.map((row) => row.external_id))],
  )
  return new Set(found.map((row) => row.external_id))
}

async function unitsOf(tx: RentalTransaction, rows: readonly HistoryRow[]): Promise<Map<string, HistoryUnit>> {
  const units = await tx.sql.execute<HistoryUnit>(
    `select u.id, lower(u.barcode) as code, u.status, u.variant_id, u.offer_id, u.home_location_id,
       o.replacement_value, o.title, o.product_id, o.media_type
     from media_rental_unit u join media_rental_offer o on o.id = u.offer_id
     where lower(u.barcode) = any(?::text[]) and u.deleted_at is null order by u.id for update of u`,
    [pgTextArray([...new Set(rows.map((row) => row.barcode.toLowerCase()))])],
  )
  return new Map(units.map((unit) => [unit.code, unit]))
}

async function rulesOf(tx: RentalTransaction, units: readonly HistoryUnit[]): Promise<Map<string, TitleRules | null>> {
  const rules = new Map<string, TitleRules | null>()
  for (const unit of units) {
    if (rules.has(titleKey(unit))) continue
    const place = { variant_id: unit.variant_id, location_id: unit.home_location_id }
    rules.set(titleKey(unit), await titleRules(tx.sql, place))
  }
  return rules
}

async function takenPeriods(tx: RentalTransaction, units: readonly HistoryUnit[]): Promise<Map<string, Taken[]>> {
  const rows = await tx.sql.execute<Taken & { unit_id: string }>(
    `select a.unit_id, (extract(epoch from a.blocked_from) * 1000)::float8 as "from",
       (extract(epoch from a.blocked_until) * 1000)::float8 as until, coalesce(o.external_id, 'rental ' || o.display_no,
       a.kind) as name
     from media_rental_allocation a left join media_rental_order o on o.allocation_id = a.id
     where a.unit_id = any(?::text[]) and a.active and a.deleted_at is null`,
    [pgTextArray(units.map((unit) => unit.id))],
  )
  const taken = new Map<string, Taken[]>()
  for (const row of rows) taken.set(row.unit_id, [...(taken.get(row.unit_id) ?? []), row])
  return taken
}
