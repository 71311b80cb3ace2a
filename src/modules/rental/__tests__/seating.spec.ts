import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { insertInto, sqlOf, type Row, type Sql } from "../../../lib/sql"
import { claim, loadTitle, neighbours, release, reseatBookings, swap, type ClaimRequest } from "../actions/seating"
import type MediaRentalService from "../service"
import type { RentalStore } from "../transaction/store"

jest.setTimeout(120_000)

const DAY = 86_400_000
const NOW = new Date(Date.UTC(2026, 10, 20))
const day = (n: number) => new Date(Date.UTC(2026, 11, 1) + n * DAY)
const terms = { overdue_assume_days: null, buffer_after_ms: 0 }
const request = (from: number, until: number, more: Partial<ClaimRequest> = {}): ClaimRequest => ({
  variant_id: "variant_1",
  location_id: "sloc_1",
  kind: "rental",
  ref_id: null,
  starts_at: day(from),
  ends_at: day(until),
  blocked_from: day(from),
  blocked_until: day(until),
  terms,
  ...more,
})
const scope = { titles: ["variant_1"], now: NOW }

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let sql: Sql
    const storeOf = () => (service as unknown as { store: RentalStore }).store
    const book = (...requests: ClaimRequest[]) => storeOf().change(scope, (tx) => claim(tx, requests))

    const stock = async (count: number, status = "available") => {
      const unit = (n: number): Row => ({
        id: `runt_${n}`,
        offer_id: "rofr_1",
        variant_id: "variant_1",
        barcode: `B-${n}`,
        home_location_id: "sloc_1",
        current_location_id: "sloc_1",
        status,
        in_service_at: NOW,
        rental_count: 0,
        version: 1,
      })
      const rows = Array.from({ length: count }, (_, index) => unit(index + 1))
      await insertInto(sql, "media_rental_unit", Object.keys(rows[0]!), rows)
    }
    const active = () =>
      sql.execute<{ id: string; unit_id: string; starts_at: Date; kind: string }>(
        `select id, unit_id, starts_at, kind from media_rental_allocation where active order by starts_at, unit_id`,
      )

    beforeEach(async () => {
      sql = sqlOf(MikroOrmWrapper.forkManager())
      const offer: Row = {
        id: "rofr_1",
        variant_id: "variant_1",
        product_id: "prod_1",
        media_type: "dvd",
        enabled: true,
        disc_count: 1,
        title: "千寻",
        replacement_value: {},
        version: 1,
      }
      await insertInto(sql, "media_rental_offer", Object.keys(offer), [offer])
    })

    it("gives one copy to one of fifty who want it at the same moment", async () => {
      await stock(1)
      const results = await Promise.allSettled(Array.from({ length: 50 }, () => book(request(1, 4))))
      const lost = results.filter((result) => result.status === "rejected")
      expect(lost).toHaveLength(49)
      for (const { reason } of lost as PromiseRejectedResult[]) {
        expect(reason).toMatchObject({ code: "media_rental_unavailable" })
      }
      expect(await active()).toHaveLength(1)
    })

    it("never overlaps, whatever order a crowd comes in, and fills what can be filled", async () => {
      await stock(3)
      const wishes = Array.from({ length: 60 }, (_, index) => request((index * 7) % 20, ((index * 7) % 20) + 2))
      const results = await Promise.allSettled(wishes.map((wish) => book(wish)))
      const [{ overlaps } = { overlaps: -1 }] = await sql.execute<{ overlaps: number }>(
        `select count(*)::int as overlaps from media_rental_allocation a join media_rental_allocation b
           on a.unit_id = b.unit_id and a.id < b.id
          and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)`,
      )
      expect(overlaps).toBe(0)
      for (const result of results) {
        if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "media_rental_unavailable" })
      }
      expect((await active()).length).toBeGreaterThanOrEqual(27)
    })

    it("moves a booking to make room, with its rental order, and leaves its dates", async () => {
      await stock(2)
      await book(request(1, 4, { unit_id: "runt_1" }))
      await book(request(6, 9, { unit_id: "runt_2" }))
      const { value, events } = await book(request(3, 7))
      expect(value).toHaveLength(1)
      const rows = await active()
      expect(rows.map((row) => row.starts_at)).toEqual([day(1), day(3), day(6)])
      expect(new Set([rows[0]!.unit_id, rows[2]!.unit_id]).size).toBe(1)
      expect(events).toEqual([])
    })

    it("moves nothing that is picked, out or in repair", async () => {
      await stock(2)
      await book(request(1, 4, { unit_id: "runt_1", pinned: true }))
      await book(request(6, 9, { unit_id: "runt_2", kind: "downtime" }))
      await expect(book(request(3, 7))).rejects.toMatchObject({ code: "media_rental_unavailable" })
      expect(await active()).toHaveLength(2)
    })

    it("seats a whole cart or nothing of it", async () => {
      await stock(2)
      await expect(book(request(1, 4), request(1, 4), request(1, 4))).rejects.toMatchObject({
        code: "media_rental_unavailable",
        details: { variant_id: "variant_1" },
      })
      expect(await active()).toEqual([])
      expect((await book(request(1, 4), request(1, 4))).value.map((seat) => seat.unit_id).sort()).toEqual([
        "runt_1",
        "runt_2",
      ])
    })

    it("takes over a copy whose checkout hold has lapsed, and not a moment before", async () => {
      await stock(1)
      const until = new Date(NOW.getTime() + 60_000)
      await book(request(1, 4, { kind: "checkout_hold", cart_id: "cart_1", expires_at: until }))
      await expect(book(request(2, 3))).rejects.toMatchObject({ code: "media_rental_unavailable" })
      const later = { ...scope, now: until }
      const { value } = await storeOf().change(later, (tx) => claim(tx, [request(2, 3)]))
      expect(value).toHaveLength(1)
      expect((await active()).map((row) => row.kind)).toEqual(["rental"])
    })

    it("offers no date of a copy that is overdue, without any job having run", async () => {
      await stock(1)
      const { value } = await book(request(1, 4))
      await sql.execute(`update media_rental_allocation set custody_open = true, late_after = ? where id = ?`, [
        day(4),
        value[0]!.allocation_id,
      ])
      const free = async (now: Date) =>
        (await loadTitle(sql, { variant_id: "variant_1", location_id: "sloc_1", now, terms })).open.freeCopies(
          day(60).getTime(),
          day(62).getTime(),
        )
      expect(await free(day(3))).toBe(1)
      expect(await free(day(5))).toBe(0)
    })

    it("swaps two bookings of one time", async () => {
      await stock(2)
      const { value: first } = await book(request(1, 4, { unit_id: "runt_1" }))
      const { value: second } = await book(request(2, 5, { unit_id: "runt_2" }))
      await storeOf().change(scope, (tx) => swap(tx, first[0]!, second[0]!))
      expect((await active()).map((row) => row.unit_id)).toEqual(["runt_2", "runt_1"])
    })

    it("finds other copies for the bookings of a copy that leaves, and flags the one it cannot place", async () => {
      await stock(2)
      await book(request(1, 4, { unit_id: "runt_1" }))
      const { value: later } = await book(request(5, 8, { unit_id: "runt_1" }))
      await book(request(5, 8, { unit_id: "runt_2" }))
      await sql.execute(`update media_rental_unit set status = 'missing' where id = 'runt_1'`)
      const leaving = { unit_id: "runt_1", variant_id: "variant_1", location_id: "sloc_1", terms }
      const { value } = await storeOf().change(scope, (tx) => reseatBookings(tx, leaving))
      expect(value.moved).toHaveLength(1)
      const stays = (await active()).filter((row) => row.unit_id === "runt_1")
      expect(stays.map((row) => row.id)).toEqual([later[0]!.allocation_id])
    })

    it("knows what stands before and after a booking on its copy", async () => {
      await stock(1)
      const { value } = await book(request(1, 2), request(4, 5), request(8, 9))
      const [before, middle, after] = value
      const found = await storeOf().change(scope, (tx) =>
        neighbours(tx, { unit_id: "runt_1", allocation_id: middle!.allocation_id, at: day(4) }),
      )
      expect(found.value.previous?.id).toBe(before!.allocation_id)
      expect(found.value.next?.id).toBe(after!.allocation_id)
      await storeOf().change(scope, (tx) => release(tx, [after!.allocation_id]))
      expect(await active()).toHaveLength(2)
    })

    it("asks to come back when others hold the title for too long", async () => {
      await stock(1)
      let letGo: () => void = () => undefined
      const held = new Promise<void>((resolve) => (letGo = resolve))
      const first = storeOf().change(scope, () => held)
      const second = storeOf().change(scope, async () => undefined)
      await expect(second).rejects.toMatchObject({ code: "media_rental_busy", details: { retry_after: 1 } })
      letGo()
      await first
    })

    it("writes an event with a key once", async () => {
      const write = () => storeOf().change({}, (tx) => tx.event({ type: "notice.sent", idempotency_key: "notice:1" }))
      const written = await Promise.all([write(), write(), write()])
      expect(written.filter((done) => done.value)).toHaveLength(1)
      expect(written.flatMap((done) => done.events)).toHaveLength(1)
    })
  },
})
