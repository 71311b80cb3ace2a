import { pgTextArray, type Sql } from "../../../../lib/sql"
import type { Fulfilment } from "../../domain/enums"
import { formatMoney } from "../../domain/money"
import { occupiedBy, type Occupied } from "../../domain/occupied"
import type { PriceSnapshot } from "../../domain/quote"
import { periodOf, type RentalPeriod } from "../../domain/shop-time"
import type { TermsSnapshot } from "../../domain/terms"

/** What the shop has promised for a line of a cart; the line itself only names it. Amounts are in full form. */
export interface BoundLine {
  id: string
  cart_id: string
  /** `null` between binding and the cart's own line. */
  line_item_id: string | null
  variant_id: string
  location_id: string
  fulfilment: Fulfilment
  start_date: string
  due_date: string
  late_due_date: string
  days: number
  quantity: number
  currency_code: string
  unit_price: string
  /** Of all its copies, before the cart's cap. */
  deposit_amount: string
  replacement_value: string
  price_snapshot: PriceSnapshot
  terms_snapshot: TermsSnapshot
  price_hash: string
  quote_expires_at: Date
  hold_id: string | null
}

export const LINE_COLUMNS = [
  "id",
  "cart_id",
  "line_item_id",
  "variant_id",
  "location_id",
  "fulfilment",
  "start_date",
  "due_date",
  "late_due_date",
  "days",
  "quantity",
  "currency_code",
  "unit_price",
  "deposit_amount",
  "replacement_value",
  "price_snapshot",
  "terms_snapshot",
  "price_hash",
  "quote_expires_at",
  "hold_id",
] as const satisfies readonly (keyof BoundLine)[]

/** The bound lines of a cart in the order they were bound; with `lock`, nobody else changes them meanwhile. */
export async function linesOfCart(sql: Sql, cartId: string, { lock = false } = {}): Promise<BoundLine[]> {
  const rows = await sql.execute<BoundLine>(
    `select ${LINE_COLUMNS.join(", ")} from media_rental_cart_line
     where cart_id = ? and deleted_at is null order by id ${lock ? "for update" : ""}`,
    [cartId],
  )
  return rows.map(inFull)
}

export async function lineById(sql: Sql, id: string, { lock = false } = {}): Promise<BoundLine | null> {
  const [row] = await sql.execute<BoundLine>(
    `select ${LINE_COLUMNS.join(", ")} from media_rental_cart_line
     where id = ? and deleted_at is null ${lock ? "for update" : ""}`,
    [id],
  )
  return row ? inFull(row) : null
}

function inFull(row: BoundLine): BoundLine {
  const { currency_code } = row
  return {
    ...row,
    unit_price: formatMoney(row.unit_price, currency_code),
    deposit_amount: formatMoney(row.deposit_amount, currency_code),
    replacement_value: formatMoney(row.replacement_value, currency_code),
  }
}

/** The line's period, from the terms and the calendar it was bound with. */
export function periodOfLine({ start_date, due_date, terms_snapshot }: BoundLine): RentalPeriod {
  return periodOf({ calendar: terms_snapshot.calendar, terms: terms_snapshot.terms, start_date, due_date })
}

/** The time each of its copies is spoken for. */
export function occupiedByLine(line: BoundLine, now: Date): Occupied {
  return occupiedBy(periodOfLine(line), line.terms_snapshot.terms, line.fulfilment, now)
}

/**
 * Rental orders that these lines have become: those that still stand, and with an order those of this order whatever
 * became of them, as an order is committed once.
 */
export async function bookedFrom(
  sql: Sql,
  lineIds: readonly string[],
  orderId: string | null = null,
): Promise<{ id: string; line_id: string }[]> {
  if (lineIds.length === 0) return []
  return sql.execute<{ id: string; line_id: string }>(
    `select id, cart_line_id as line_id from media_rental_order
     where cart_line_id = any(?::text[]) and (status <> 'canceled' or order_id = ?) and deleted_at is null
     order by display_no`,
    [pgTextArray(lineIds), orderId],
  )
}
