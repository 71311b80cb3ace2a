import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { Sql } from "../../../lib/sql"
import { askAvailability, askCalendar, type AvailabilityQuestion } from "../actions/availability/ask"
import type MediaRentalService from "../service"
import { DAY, HOUR, NOON, PLACE, QueueShop, VARIANT, after } from "./queue-shop"

jest.setTimeout(180_000)

const terms = { overdue_assume_days: null, buffer_after_ms: 12 * HOUR }
const title = { variant_id: VARIANT, location_id: PLACE, now: NOON, terms }
const span = (from: Date, until: Date) => ({ from: from.getTime(), until: until.getTime() })

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager())
    })

    const ask = (from: Date, until: Date, more: Partial<AvailabilityQuestion> = {}) =>
      service.availability.ask({ ...title, wanted: span(from, until), quantity: 1, otherwise: () => [], ...more })
    /** Free copies on each of so many days from today, counted from 10:00 to midnight. */
    const calendar = async (days: number, more: Partial<typeof title> = {}) => {
      const dates = Array.from({ length: days }, (_, n) => ({
        date: after(n * DAY)
          .toISOString()
          .slice(0, 10),
        open: true,
        ...span(after(n * DAY - 2 * HOUR), after(n * DAY + 12 * HOUR)),
      }))
      return (await service.availability.calendar({ ...title, ...more, dates })).map(({ free }) => free)
    }

    it("has no date of a copy five days overdue, with every job stopped, until it is scanned in", async () => {
      await shop.copy(1, { status: "out" })
      await shop.rental("runt_1", after(-8 * DAY), after(-5 * DAY), {
        order: { status: "out" },
        allocation: { blocked_until: after(-5 * DAY + 12 * HOUR) },
      })
      expect(await calendar(90)).toEqual(Array.from({ length: 90 }, () => 0))
      for (const start of [1, 30, 80]) {
        expect(await ask(after(start * DAY), after((start + 3) * DAY))).toMatchObject({
          bookable: false,
          free_copies: 0,
        })
      }
      await shop.sql.execute(`update media_rental_allocation set custody_open = false`)
      await shop.sql.execute(`update media_rental_order set status = 'returned', returned_at = ?`, [NOON])
      await shop.sql.execute(`update media_rental_unit set status = 'inspecting'`)
      expect(await ask(after(HOUR), after(3 * DAY))).toMatchObject({ bookable: false })
      expect(await ask(after(12 * HOUR), after(3 * DAY))).toMatchObject({ bookable: true })
      await service.copies.shelve({ id: "runt_1", now: NOON })
      expect(await ask(after(HOUR), after(3 * DAY))).toMatchObject({ bookable: true, free_copies: 1 })
    })

    it("has dates of a copy that is out and not late, from due time and buffer on", async () => {
      await shop.copy(1, { status: "out" })
      await shop.rental("runt_1", after(-DAY), after(2 * DAY), { order: { status: "out" } })
      const free = after(2 * DAY + 12 * HOUR)
      expect(await ask(free, after(5 * DAY))).toMatchObject({ bookable: true })
      expect(await ask(new Date(free.getTime() - 1), after(5 * DAY))).toMatchObject({ bookable: false })
    })

    it("assumes an overdue copy back when the terms say so", async () => {
      await shop.copy(1, { status: "out" })
      await shop.rental("runt_1", after(-8 * DAY), after(-5 * DAY), { order: { status: "out" } })
      const assumed = { terms: { ...terms, overdue_assume_days: 3 } }
      expect(await ask(after(3 * DAY), after(5 * DAY), assumed)).toMatchObject({ bookable: true })
      expect(await ask(after(3 * DAY - 1), after(5 * DAY), assumed)).toMatchObject({ bookable: false })
    })

    it("counts copies in service at their home and nothing else", async () => {
      const statuses = ["available", "ready", "out", "inspecting", "cleaning"]
      const away = ["intake", "in_transit", "repair", "missing", "sold", "retired"]
      for (const [n, status] of [...statuses, ...away].entries()) await shop.copy(n, { status })
      await shop.copy(50, { home_location_id: "sloc_2" })
      // One that is out without a rental to wait for is promised to nobody.
      expect(await ask(after(30 * DAY), after(33 * DAY))).toMatchObject({ bookable: true, free_copies: 4 })
      expect(await ask(after(30 * DAY), after(33 * DAY), { quantity: 4 })).toMatchObject({ bookable: true })
      expect(await ask(after(30 * DAY), after(33 * DAY), { quantity: 5 })).toMatchObject({ bookable: false })
    })

    it("is bookable where bookings can make room, although no copy is free all the time", async () => {
      await shop.copy(1)
      await shop.copy(2)
      await shop.rental("runt_1", after(DAY), after(4 * DAY), { allocation: { blocked_until: after(4 * DAY) } })
      await shop.rental("runt_2", after(6 * DAY), after(9 * DAY), { allocation: { blocked_until: after(9 * DAY) } })
      expect(await ask(after(3 * DAY), after(7 * DAY))).toEqual({ bookable: true, free_copies: 0, next: null })
    })

    it("asks for other times only when it must, and answers the first that can be had", async () => {
      await shop.copy(1)
      await shop.rental("runt_1", after(2 * DAY), after(5 * DAY))
      const otherwise = jest.fn(() => [3, 5, 6, 7].map((n) => span(after(n * DAY), after((n + 1) * DAY))))
      expect(await ask(after(20 * DAY), after(21 * DAY), { otherwise })).toMatchObject({ next: null })
      expect(otherwise).not.toHaveBeenCalled()
      expect(await ask(after(2 * DAY), after(3 * DAY), { otherwise })).toMatchObject({ bookable: false, next: 2 })
    })

    it("shows a cart its own holds as free, and lapsed ones to everybody", async () => {
      await shop.copy(1)
      await shop.add("media_rental_allocation", {
        id: "ralc_hold",
        unit_id: "runt_1",
        variant_id: VARIANT,
        kind: "checkout_hold",
        cart_id: "cart_1",
        starts_at: after(DAY),
        ends_at: after(2 * DAY),
        blocked_from: after(DAY),
        blocked_until: after(2 * DAY),
        active: true,
        pinned: false,
        custody_open: false,
        expires_at: after(60_000),
      })
      const wanted: [Date, Date] = [after(DAY), after(2 * DAY)]
      expect(await ask(...wanted)).toMatchObject({ bookable: false })
      expect(await ask(...wanted, { except: { cart_id: "cart_1" } })).toMatchObject({ bookable: true })
      expect(await ask(...wanted, { now: after(60_000) })).toMatchObject({ bookable: true })
    })

    describe("among a hundred thousand allocations", () => {
      /** 500 copies with 5,000 bookings ahead of one title, 19 other titles, ten overdue copies. */
      beforeEach(async () => {
        await shop.sql.execute(
          `insert into media_rental_unit (id, offer_id, variant_id, barcode, home_location_id, current_location_id, status,
             in_service_at, created_at, updated_at)
           select 'runt_' || t || '_' || n, 'rofr_1', case t when 0 then '${VARIANT}' else 'variant_x' || t end,
             'C-' || t || '-' || n, '${PLACE}', '${PLACE}', case when n > 490 then 'out' else 'available' end, now(), now(), now()
           from generate_series(0, 19) t, generate_series(1, 500) n`,
        )
        await shop.sql.execute(
          `insert into media_rental_allocation (id, unit_id, variant_id, kind, starts_at, ends_at, blocked_from,
             blocked_until, active, pinned, custody_open, late_after, created_at, updated_at)
           select 'ralc_' || t || '_' || n || '_' || b, 'runt_' || t || '_' || n,
             case t when 0 then '${VARIANT}' else 'variant_x' || t end, 'rental',
             f.at, f.at + interval '3 days', f.at, f.at + interval '3 days 12 hours', true, false,
             n > 490 and b = 0, case when n > 490 and b = 0 then f.at + interval '3 days' end, now(), now()
           from generate_series(0, 19) t, generate_series(1, 500) n, generate_series(0, 9) b,
             lateral (select ?::timestamptz + (b * 8 + n % 5 - case when n > 490 then 8 else 0 end) * interval '1 day' as at) f`,
          [after(DAY)],
        )
        await shop.sql.execute(`analyze media_rental_allocation`)
        await shop.sql.execute(`analyze media_rental_unit`)
      })

      /** Runs the work and explains each of its statements with the very values it was given. */
      const plansOf = async (work: (sql: Sql) => Promise<unknown>): Promise<string[]> => {
        const statements: [string, unknown[]][] = []
        const recording: Sql = {
          execute(sql, params = []) {
            statements.push([sql, params])
            return shop.sql.execute(sql, params)
          },
        }
        await work(recording)
        return Promise.all(
          statements.map(async ([sql, params]) =>
            JSON.stringify(await shop.sql.execute(`explain (format json) ${sql}`, params)),
          ),
        )
      }

      it("reads availability and calendar through both indexes, never through the whole table", async () => {
        const question = {
          ...title,
          wanted: span(after(20 * DAY), after(24 * DAY)),
          quantity: 2,
          otherwise: () => Array.from({ length: 90 }, (_, n) => span(after((20 + n) * DAY), after((24 + n) * DAY))),
        }
        const dates = Array.from({ length: 90 }, (_, n) => ({
          date: after(n * DAY)
            .toISOString()
            .slice(0, 10),
          open: true,
          ...span(after(n * DAY - 2 * HOUR), after(n * DAY + 12 * HOUR)),
        }))
        const plans = [
          ...(await plansOf((sql) => askAvailability(sql, question))),
          ...(await plansOf((sql) => askCalendar(sql, { ...title, dates }))),
        ]
        const onAllocations = plans.filter((plan) => plan.includes('"Relation Name":"media_rental_allocation"'))
        // The asked time alone, everything when that is not free, and the calendar.
        expect(onAllocations).toHaveLength(3)
        for (const plan of onAllocations) {
          expect(plan).not.toContain("Seq Scan")
          expect(plan).toContain("ix_media_rental_allocation_title")
          expect(plan).toContain("ix_media_rental_allocation_custody")
        }
      })
    })
  },
})
