import { insertInto, sqlOf, type Row, type Sql } from "../../../lib/sql"
import { DEFAULT_CALENDAR } from "../domain/shop-time"
import { DEFAULT_TERMS } from "../domain/terms"
import type MediaRentalService from "../service"

export const DAY = 86_400_000
export const HOUR = 3_600_000
/** Tuesday, 2026-12-01, 12:00 in a shop that is in UTC and always open from 10:00 to 21:00. */
export const NOON = new Date(Date.UTC(2026, 11, 1, 12))
export const after = (ms: number, from: Date = NOON) => new Date(from.getTime() + ms)
export const VARIANT = "variant_1"
export const PLACE = "sloc_1"
export const TITLE = { variant_id: VARIANT, location_id: PLACE }

/** One title with its plan, written as rows; copies, holds and rentals are added as a test needs them. */
export class QueueShop {
  private rentals = 0

  constructor(
    readonly service: MediaRentalService,
    readonly sql: Sql,
  ) {}

  /** Offer, plan and terms; the terms are for everybody. */
  static async open(service: MediaRentalService, manager: unknown, terms: Row = {}): Promise<QueueShop> {
    const shop = new QueueShop(service, sqlOf(manager))
    await shop.add("media_rental_rate_plan", {
      id: "rpln_1",
      name: "Plan",
      active: true,
      min_days: 1,
      max_days: 30,
      version: 1,
    })
    await shop.add("media_rental_offer", {
      id: "rofr_1",
      variant_id: VARIANT,
      product_id: "prod_1",
      media_type: "dvd",
      enabled: true,
      rate_plan_id: "rpln_1",
      disc_count: 1,
      title: "千寻",
      replacement_value: { eur: "20.00" },
      version: 1,
    })
    await shop.add("media_rental_terms", { id: "rtrm_1", version: 1, ...terms })
    return shop
  }

  async add(table: string, ...rows: Row[]): Promise<void> {
    await insertInto(this.sql, table, Object.keys(rows[0]!), rows)
  }

  async copy(n = 1, more: Row = {}): Promise<string> {
    const id = `runt_${n}`
    await this.add("media_rental_unit", {
      id,
      offer_id: "rofr_1",
      variant_id: VARIANT,
      barcode: `B-${n}`,
      home_location_id: PLACE,
      current_location_id: PLACE,
      status: "available",
      in_service_at: after(-365 * DAY),
      rental_count: 0,
      version: 1,
      ...more,
    })
    return id
  }

  /** A rental of a copy with its allocation; `from` and `until` are its start and due time. */
  async rental(unitId: string, from: Date, until: Date, more: { order?: Row; allocation?: Row } = {}): Promise<string> {
    const n = ++this.rentals
    const isOut = more.order?.["status"] === "out"
    await this.add("media_rental_allocation", {
      id: `ralc_${n}`,
      unit_id: unitId,
      variant_id: VARIANT,
      kind: "rental",
      ref_id: `rent_${n}`,
      starts_at: from,
      ends_at: until,
      blocked_from: from,
      blocked_until: after(12 * HOUR, until),
      active: true,
      pinned: isOut,
      custody_open: isOut,
      late_after: isOut ? after(30 * 60_000, until) : null,
      ...more.allocation,
    })
    const date = (at: Date) => at.toISOString().slice(0, 10)
    await this.add("media_rental_order", {
      id: `rent_${n}`,
      display_no: n,
      channel: "cart",
      unit_seq: 1,
      customer_id: "cus_renter",
      offer_id: "rofr_1",
      variant_id: VARIANT,
      unit_id: unitId,
      allocation_id: `ralc_${n}`,
      location_id: PLACE,
      fulfilment: "pickup",
      start_date: date(from),
      due_date: date(until),
      late_due_date: date(until),
      tz: "UTC",
      days: 3,
      starts_at: from,
      due_at: until,
      status: "reserved",
      out_at: isOut ? from : null,
      at_risk: false,
      extension_count: 0,
      currency_code: "eur",
      price_amount: "5.00",
      deposit_share: "0",
      replacement_value: "20.00",
      price_snapshot: {},
      terms_snapshot: { terms: DEFAULT_TERMS, calendar: DEFAULT_CALENDAR, late_due_date: date(until) },
      title_snapshot: { title: "千寻" },
      version: 1,
      ...more.order,
    })
    return `rent_${n}`
  }

  /** Customers join the queue one minute after the other. */
  async join(...customers: string[]): Promise<Record<string, string>> {
    const ids: Record<string, string> = {}
    for (const [index, customer] of customers.entries()) {
      const { value } = await this.service.holds.join(
        { ...TITLE, customer_id: `cus_${customer}`, days: 3, group_ids: [] },
        { now: after(-DAY + index * 60_000) },
      )
      ids[customer] = value.id
    }
    return ids
  }

  /** Statuses of the queue by customer. */
  async queue(): Promise<Record<string, string>> {
    const rows = await this.sql.execute<{ customer_id: string; status: string }>(
      `select customer_id, status from media_rental_hold order by requested_at, id`,
    )
    return Object.fromEntries(rows.map((row) => [row.customer_id.replace("cus_", ""), row.status]))
  }

  async events(type: string): Promise<Row[]> {
    return this.sql.execute(`select * from media_rental_event where type = ? order by occurred_at, id`, [type])
  }

  async one<T = Row>(sql: string, params: unknown[] = []): Promise<T> {
    const [row] = await this.sql.execute<T>(sql, params)
    return row!
  }
}
