import { insertInto, pgTextArray, type Row } from "../../../../lib/sql"
import type { PastBooking } from "../../domain/history"
import { formatMoney } from "../../domain/money"
import { latePeriodKey } from "../../domain/charges"
import type { RentalTransaction } from "../../transaction/types"
import type { HistoryRow, HistoryUnit } from "./import-batch"

export interface AcceptedRow {
  row: HistoryRow
  unit: HistoryUnit
  booking: PastBooking
}

/** Writes past rentals with their allocations, charges and one event each, a table at a time. */
export async function writeHistory(tx: RentalTransaction, accepted: readonly AcceptedRow[]): Promise<void> {
  if (accepted.length === 0) return
  const named = accepted.map((entry) => ({ ...entry, id: tx.newId("rent"), allocation_id: tx.newId("ralc") }))
  await insert(tx, "media_rental_allocation", named.map(allocationRow))
  await insert(tx, "media_rental_order", named.map(orderRow))
  await insert(
    tx,
    "media_rental_charge",
    named.flatMap((entry) => chargeRows(tx, entry)),
  )
  await insert(
    tx,
    "media_rental_event",
    named.map((entry) => eventRow(tx, entry)),
  )
  await countRentals(tx, accepted)
}

type Named = AcceptedRow & { id: string; allocation_id: string }

async function insert(tx: RentalTransaction, table: string, rows: Row[]): Promise<void> {
  await insertInto(tx.sql, table, Object.keys(rows[0]!), rows)
}

function allocationRow({ id, allocation_id, unit, booking }: Named): Row {
  const { starts_at, ends_at, blocked_until, status, late_after } = booking
  return {
    id: allocation_id,
    unit_id: unit.id,
    variant_id: unit.variant_id,
    kind: "rental",
    ref_id: id,
    starts_at,
    ends_at,
    blocked_from: starts_at,
    blocked_until,
    active: true,
    pinned: true,
    custody_open: status === "out",
    late_after,
  }
}

function orderRow({ id, allocation_id, row, unit, booking }: Named): Row {
  const { start_date, due_date, late_due_date, days, starts_at, due_at, status, replacement_value } = booking
  const { currency_code, returned_at } = row
  return {
    id,
    channel: "import",
    external_id: row.external_id,
    unit_seq: 1,
    customer_id: row.customer_id,
    offer_id: unit.offer_id,
    variant_id: unit.variant_id,
    unit_id: unit.id,
    allocation_id,
    location_id: unit.home_location_id,
    return_location_id: returned_at ? unit.home_location_id : null,
    fulfilment: "pickup",
    ...{ start_date, due_date, late_due_date, days, starts_at, due_at, status, currency_code, replacement_value },
    tz: booking.terms_snapshot.calendar.tz,
    at_risk: false,
    out_at: row.out_at,
    returned_at,
    closed_at: returned_at,
    extension_count: 0,
    price_amount: formatMoney(row.rent, currency_code),
    deposit_share: "0",
    price_snapshot: { imported: true },
    terms_snapshot: booking.terms_snapshot,
    title_snapshot: { title: unit.title, product_id: unit.product_id, media_type: unit.media_type },
    version: 1,
  }
}

/** The other system has settled its past: what it charged counts as paid there. */
function chargeRows(tx: RentalTransaction, { id, row, booking }: Named): Row[] {
  const charge = (kind: string, period_key: string, amount: string): Row => ({
    id: tx.newId("rchg"),
    rental_order_id: id,
    kind,
    period_key,
    amount,
    currency_code: row.currency_code,
    status: "paid",
    paid_by: "import",
    actor_id: tx.actor.id ?? null,
  })
  const rent = charge("rent", "rent", formatMoney(row.rent, row.currency_code))
  if (!booking.late) return [rent]
  return [rent, charge("late", latePeriodKey(booking.late_due_date), booking.late.amount)]
}

function eventRow(tx: RentalTransaction, { id, row, unit, booking }: Named): Row {
  return {
    id: tx.newId("revt"),
    rental_order_id: id,
    unit_id: unit.id,
    variant_id: unit.variant_id,
    type: "order.imported",
    to_status: booking.status,
    actor_type: tx.actor.type,
    actor_id: tx.actor.id ?? null,
    occurred_at: tx.now,
    data: { external_id: row.external_id, late: booking.late },
  }
}

async function countRentals(tx: RentalTransaction, accepted: readonly AcceptedRow[]): Promise<void> {
  await tx.sql.execute(
    `update media_rental_unit u set rental_count = u.rental_count + n.count, updated_at = now()
     from (select id, count(*)::int as count from unnest(?::text[]) id group by id) n where n.id = u.id`,
    [pgTextArray(accepted.map(({ unit }) => unit.id))],
  )
  const out = accepted.filter(({ booking }) => booking.status === "out").map(({ unit }) => unit.id)
  if (out.length === 0) return
  await tx.sql.execute(
    `update media_rental_unit set status = 'out', version = version + 1, updated_at = now() where id = any(?::text[])`,
    [pgTextArray(out)],
  )
}
