import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { hasSample } from "../../../../integration-tests/helpers/csv"
import { sqlOf, type Sql } from "../../../lib/sql"
import { HISTORY_BATCH } from "../domain/history"
import { utilisation, type UnitLife } from "../domain/utilisation"
import type MediaRentalService from "../service"
import { OPENED, filmOfCopy, historyRow, openSakila, sakila, utc, type SakilaRental } from "./sakila"

jest.setTimeout(240_000)

const cents = (text: string | number) => Math.round(Number(text) * 100)
const groupCount = <T>(list: readonly T[], key: (entry: T) => string) => {
  const counts = new Map<string, number>()
  for (const entry of list) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1)
  return counts
}

/**
 * Ten rentals worked out by hand: due on the day of hand-out plus the film's days, at 23:59 with a minute of grace, so
 * each midnight after the due date begins another late day at a dollar.
 */
const EXPLAINED: [rental: string, out: string, due: string, back: string | null, lateDays: number][] = [
  ["2", "2005-05-24 22:54:33", "2005-05-31", "2005-05-28 19:40:33", 0], // 7 days, back after 4
  ["3", "2005-05-24 23:03:39", "2005-05-31", "2005-06-01 22:12:39", 1], // 7 days, back the day after
  ["4", "2005-05-24 23:04:41", "2005-05-30", "2005-06-03 01:43:41", 4], // 31 May, 1, 2 and 3 June
  ["106", "2005-05-25 18:18:19", "2005-05-28", "2005-06-04 00:01:19", 7], // one minute into the seventh late day
  ["128", "2005-05-25 21:19:53", "2005-05-29", "2005-05-29 23:34:53", 0], // 24 minutes before closing
  ["1000", "2005-05-31 00:25:56", "2005-06-06", "2005-06-08 19:42:56", 2],
  ["1476", "2005-06-15 21:08:46", "2005-06-18", "2005-06-25 02:26:46", 7],
  ["5000", "2005-07-09 01:16:13", "2005-07-14", "2005-07-14 21:55:13", 0], // on the due date itself
  ["14098", "2005-08-21 00:30:32", "2005-08-27", null, 0], // never came back: no return, no late charge yet
  ["16049", "2005-08-23 22:50:12", "2005-08-27", "2005-08-30 01:01:12", 3],
]

const describeWithSample = hasSample("sakila") ? describe : describe.skip
const needs = hasSample("sakila") ? "" : " (needs ../shared/data/sakila)"

describeWithSample(`Sakila's rentals, imported in order${needs}`, () => {
  moduleIntegrationTestRunner<MediaRentalService>({
    moduleName: "mediaRental",
    resolve: join(__dirname, ".."),
    pathToMigrations: join(__dirname, "../migrations"),
    testSuite: ({ service, MikroOrmWrapper }) => {
      let sql: Sql

      const importAll = async () => {
        const films = filmOfCopy()
        const rows = sakila.rentals().map((rental) => historyRow(rental, films.get(rental.inventory_id)!))
        const report = { imported: 0, known: 0, rejected: [] as unknown[] }
        for (let first = 0; first < rows.length; first += HISTORY_BATCH) {
          const batch = await service.history.importBatch(rows.slice(first, first + HISTORY_BATCH), { type: "system" })
          report.imported += batch.imported
          report.known += batch.known
          report.rejected.push(...batch.rejected)
        }
        return report
      }
      const one = async <T>(text: string, params: unknown[] = []): Promise<T> =>
        (await sql.execute<T>(text, params))[0] as T

      // One test: the runner empties the database between tests, and filling it takes longer than asking it.
      it("are all there, to the cent and to the minute", async () => {
        sql = sqlOf(MikroOrmWrapper.forkManager())
        expect(await openSakila(sql)).toEqual({ plans: 15, offers: 958, copies: 4581 })
        expect(await importAll()).toEqual({ imported: 16_044, known: 0, rejected: [] })

        await countsAndSums()
        await paymentsAgree()
        await explained()
        await overdueAtTheEnd()
        await copiesAgree()
        await categoriesAgree()
        await nothingOverlaps()

        expect(await importAll()).toEqual({ imported: 0, known: 16_044, rejected: [] })
        await countsAndSums()
      })

      async function countsAndSums() {
        expect(
          await one(
            `select count(*) filter (where status = 'closed')::int as closed,
               count(*) filter (where status = 'out')::int as out from media_rental_order`,
          ),
        ).toEqual({ closed: 15_861, out: 183 })
        expect(
          await one(
            `select sum(amount) filter (where kind = 'rent')::text as rent,
               count(*) filter (where kind = 'late')::int as late_rows,
               sum(amount) filter (where kind = 'late')::text as late from media_rental_charge`,
          ),
        ).toEqual({ rent: "47211.56", late_rows: 7_269, late: "20192.00" })
      }

      /** What the shop took for a rental is its rent and a dollar per late day; two rentals are known to differ. */
      async function paymentsAgree() {
        const paid = new Map<string, number>()
        for (const { rental_id, amount } of sakila.payments()) {
          paid.set(rental_id, (paid.get(rental_id) ?? 0) + cents(amount))
        }
        const charged = await sql.execute<{ id: string; amount: string; capped: boolean }>(
          `select substr(o.external_id, 8) as id, sum(c.amount)::text as amount,
             coalesce(bool_or(c.kind = 'late' and c.amount >= o.replacement_value), false) as capped
           from media_rental_order o join media_rental_charge c on c.rental_order_id = o.id
           where o.status = 'closed' group by o.id`,
        )
        expect(charged).toHaveLength(15_861)
        expect(charged.filter((row) => row.capped)).toEqual([])
        const different = charged.filter(({ id, amount }) => paid.get(id) !== cents(amount)).map(({ id }) => id)
        expect(different.sort((a, b) => Number(a) - Number(b))).toEqual(["1", "291"])
      }

      async function explained() {
        for (const [rental, out, due, back, days] of EXPLAINED) {
          const row = await one<{ out_at: Date; due_date: string; returned_at: Date | null; late: string | null }>(
            `select o.out_at, o.due_date, o.returned_at, (select amount::text from media_rental_charge c
               where c.rental_order_id = o.id and c.kind = 'late') as late
             from media_rental_order o where external_id = ?`,
            [`sakila:${rental}`],
          )
          expect({ rental, ...row }).toEqual({
            rental,
            out_at: utc(out),
            due_date: due,
            returned_at: back ? utc(back) : null,
            late: days ? `${days}.00` : null,
          })
        }
      }

      async function overdueAtTheEnd() {
        const overdue = await sql.execute<{ external_id: string }>(
          `select o.external_id from media_rental_order o join media_rental_allocation a on a.id = o.allocation_id
           where o.status = 'out' and a.custody_open and a.late_after < ?`,
          [new Date("2006-02-15T00:00:00Z")],
        )
        expect(overdue).toEqual([{ external_id: "sakila:14098" }])
      }

      /** Each copy's time out and number of rentals, from the module's rows and from the files. */
      async function copiesAgree() {
        const stored = await sql.execute<{ id: string; rental_count: number; out: Date; back: Date | null }>(
          `select substr(u.id, 6) as id, u.rental_count, o.out_at as out, o.returned_at as back
           from media_rental_unit u left join media_rental_order o on o.unit_id = u.id order by u.id, o.out_at`,
        )
        const counts = groupCount(sakila.rentals(), (rental) => rental.inventory_id)
        const never = new Set(stored.filter((row) => row.out === null).map((row) => row.id))
        expect([...never]).toEqual(["5"])
        for (const { id, rental_count } of stored) expect([id, rental_count]).toEqual([id, counts.get(id) ?? 0])

        const window = { from: Date.parse("2005-06-01T00:00:00Z"), until: Date.parse("2005-09-01T00:00:00Z") }
        const lives = new Map<string, UnitLife>()
        for (const { id, out, back } of stored) {
          const service = { from: OPENED.getTime(), until: window.until }
          const life = lives.get(id) ?? { service, out: [], downtime: [] }
          const stretch = out ? [{ from: out.getTime(), until: back ? back.getTime() : window.until }] : []
          lives.set(id, { ...life, out: [...life.out, ...stretch] })
        }
        expect(utilisation([...lives.values()], window)).toBeCloseTo(0.18156, 5)
        const fromFiles = secondsOut(sakila.rentals(), window)
        for (const [id, life] of lives) {
          const share = (fromFiles.get(id) ?? 0) / (window.until - window.from)
          expect(utilisation([life], window)).toBeCloseTo(share, 9)
        }
      }

      async function categoriesAgree() {
        const films = filmOfCopy()
        const names = new Map(sakila.categories().map(({ category_id, name }) => [category_id, name]))
        const categoryOf = new Map(sakila.filmCategories().map((link) => [link.film_id, names.get(link.category_id)!]))
        const expected = groupCount(sakila.rentals(), (rental) =>
          String(categoryOf.get(films.get(rental.inventory_id)!.film_id)),
        )
        const stored = await sql.execute<{ variant_id: string; rentals: number }>(
          `select variant_id, count(*)::int as rentals from media_rental_order group by variant_id`,
        )
        const found = new Map<string, number>()
        for (const { variant_id, rentals } of stored) {
          const category = String(categoryOf.get(variant_id.replace("variant_", "")))
          found.set(category, (found.get(category) ?? 0) + rentals)
        }
        expect(found.size).toBe(16)
        expect([...found].sort()).toEqual([...expected].sort())
      }

      async function nothingOverlaps() {
        expect(
          await one(
            `select count(*)::int as overlaps from media_rental_allocation a join media_rental_allocation b
               on a.unit_id = b.unit_id and a.id < b.id and a.active and b.active
              and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)`,
          ),
        ).toEqual({ overlaps: 0 })
      }
    },
  })
})

/** Milliseconds out within the window by copy, straight from the files; rentals of one copy never overlap there. */
function secondsOut(rentals: readonly SakilaRental[], window: { from: number; until: number }): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { inventory_id, rental_date, return_date } of rentals) {
    const from = Math.max(utc(rental_date).getTime(), window.from)
    const until = Math.min(return_date ? utc(return_date).getTime() : window.until, window.until)
    if (until > from) sums.set(inventory_id, (sums.get(inventory_id) ?? 0) + until - from)
  }
  return sums
}
