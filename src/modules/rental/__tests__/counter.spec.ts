import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { Row } from "../../../lib/sql"
import type { HandOutInput } from "../actions/counter/hand-out"
import { UNSEEN, type InspectionInput } from "../actions/counter/inspection"
import { DEFAULT_CALENDAR } from "../domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../domain/terms"
import type MediaRentalService from "../service"
import { DAY, HOUR, NOON, PLACE, QueueShop, TITLE, VARIANT, after } from "./queue-shop"

jest.setTimeout(120_000)

const MINUTE = 60_000
/** 1.50 a day, at most 12.00, half an hour of grace, no buffer. */
const TERMS: Terms = {
  ...DEFAULT_TERMS,
  buffer_after_ms: 0,
  late_amount: { eur: "1.50" },
  late_cap: { eur: "12.00" },
}
const RENTER: HandOutInput["renter"] = { has_account: true, allow_guest: false, min_age: null, rentable_from: null }
/** The shop opens at 10:00 and takes copies back until 21:00. */
const opens = (day: number) => new Date(Date.UTC(2026, 11, day, 10))
const closes = (day: number) => new Date(Date.UTC(2026, 11, day, 21))

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop
    const order = (more: Row = {}, terms: Partial<Terms> = {}): Row => ({
      ...more,
      terms_snapshot: { terms: { ...TERMS, ...terms }, calendar: DEFAULT_CALENDAR, late_due_date: "" },
    })
    /** Booked from the morning of one day of December to the evening of another. */
    const booked = (unit: string, from: number, until: number, more: Row = {}, terms: Partial<Terms> = {}) =>
      shop.rental(unit, opens(from), closes(until), {
        order: order(more, terms),
        allocation: { blocked_until: closes(until) },
      })
    const isOut = async (unit: string, from: number, until: number, terms: Partial<Terms> = {}) => {
      await shop.sql.execute(`update media_rental_unit set status = 'out' where id = ?`, [unit])
      return booked(unit, from, until, { status: "out", out_at: opens(from) }, terms)
    }
    const handOut = (rental_id: string, barcode: string, now: Date = NOON, more: Partial<HandOutInput> = {}) =>
      service.counter.handOut({ rental_id, barcode, renter: RENTER, ...more }, { now })
    const takeBack = (barcode: string, now: Date, total: string, more: object = {}) =>
      service.counter.takeBack(
        { barcode, location_id: PLACE, expected: { total, currency_code: "eur" }, ...more },
        { now },
      )
    const rental = (id: string) => shop.one<Row>(`select * from media_rental_order where id = ?`, [id])
    const unit = (id: string) => shop.one<Row>(`select * from media_rental_unit where id = ?`, [id])
    const allocation = (rentalId: string) =>
      shop.one<Row>(
        `select a.* from media_rental_allocation a join media_rental_order r on r.allocation_id = a.id where r.id = ?`,
        [rentalId],
      )
    const charges = (id: string) =>
      shop.sql.execute<Row>(
        `select kind, period_key, amount::text as amount, status from media_rental_charge where rental_order_id = ?
         order by created_at, id`,
        [id],
      )
    const refusal = async (work: Promise<unknown>) => {
      try {
        await work
      } catch (error) {
        const { code, details } = error as { code: string; details: Row }
        return { code, details }
      }
      throw new Error("nothing was refused")
    }
    const inspection = (more: Partial<InspectionInput> = {}): InspectionInput => ({ ...UNSEEN, ...more })

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager(), { buffer_after_ms: 0 })
      await shop.copy(1)
      // The rentals of `booked` bring their numbers along.
      await shop.sql.execute(`select setval(pg_get_serial_sequence('media_rental_order', 'display_no'), 1000)`)
    })

    describe("setting aside", () => {
      it("makes rental and copy ready and pins the booking", async () => {
        const id = await booked("runt_1", 2, 5)
        const { events } = await service.counter.pick({ rental_id: id, barcode: "b-1" }, { now: NOON })
        expect(await rental(id)).toMatchObject({ status: "ready", unit_id: "runt_1" })
        expect(await unit("runt_1")).toMatchObject({ status: "ready" })
        expect(await allocation(id)).toMatchObject({ pinned: true, custody_open: false })
        expect(events.map(({ type }) => type)).toEqual(["order.ready"])
      })

      it("refuses a second time, a title that is another, and a copy that is not there", async () => {
        const id = await booked("runt_1", 2, 5)
        await shop.copy(2, { status: "inspecting" })
        await shop.copy(3, { variant_id: "variant_2" })
        const pick = (barcode: string) => service.counter.pick({ rental_id: id, barcode }, { now: NOON })
        expect(await refusal(pick("B-2"))).toMatchObject({
          code: "media_rental_unit_conflict",
          details: { status: "inspecting" },
        })
        expect(await refusal(pick("B-3"))).toMatchObject({ code: "media_rental_unit_conflict" })
        expect(await refusal(pick("B-9"))).toMatchObject({ code: "media_rental_barcode_unknown" })
        await pick("B-1")
        expect(await refusal(pick("B-1"))).toMatchObject({
          code: "media_rental_state",
          details: { status: "ready" },
        })
      })

      it("takes another copy for one that was set aside before, which goes back to the shelf", async () => {
        const id = await booked("runt_1", 1, 5)
        await shop.copy(2)
        await service.counter.pick({ rental_id: id, barcode: "B-1" }, { now: NOON })
        const { value } = await handOut(id, "B-2")
        expect(value.swapped).toEqual({ id: "runt_1", barcode: "B-1" })
        expect(await unit("runt_1")).toMatchObject({ status: "available" })
        expect(await unit("runt_2")).toMatchObject({ status: "out", rental_count: 1 })
      })
    })

    describe("handing out", () => {
      it("opens custody until the due time and grace, and counts the copy's rentals", async () => {
        const id = await booked("runt_1", 1, 4)
        const { value, events } = await handOut(id, "B-1")
        expect(value).toMatchObject({ rental_id: id, unit_id: "runt_1", swapped: null, deposit: null })
        expect(await rental(id)).toMatchObject({ status: "out", out_at: NOON })
        expect(await unit("runt_1")).toMatchObject({ status: "out", rental_count: 1 })
        expect(await allocation(id)).toMatchObject({
          custody_open: true,
          late_after: after(30 * MINUTE, closes(4)),
          starts_at: opens(1),
          blocked_from: opens(1),
        })
        expect(events.map(({ type }) => type)).toEqual(["order.out"])
      })

      it("before the start takes the time from now on", async () => {
        const id = await booked("runt_1", 3, 5)
        await handOut(id, "B-1")
        expect(await allocation(id)).toMatchObject({ starts_at: NOON, blocked_from: NOON, ends_at: closes(5) })
      })

      it("before the start moves a booking in the way to another copy", async () => {
        await shop.copy(2)
        const first = await booked("runt_1", 2, 3)
        const second = await booked("runt_1", 4, 6)
        await handOut(second, "B-1")
        expect(await rental(first)).toMatchObject({ unit_id: "runt_2", status: "reserved" })
        expect(await rental(second)).toMatchObject({ unit_id: "runt_1", status: "out" })
      })

      it("before the start is refused when the booking in the way has nowhere to go", async () => {
        await booked("runt_1", 2, 3)
        const second = await booked("runt_1", 4, 6)
        expect(await refusal(handOut(second, "B-1"))).toMatchObject({ code: "media_rental_unit_conflict" })
        expect(await rental(second)).toMatchObject({ status: "reserved", unit_id: "runt_1" })
        expect(await allocation(second)).toMatchObject({ starts_at: opens(4) })
      })

      it("of another copy swaps the two bookings", async () => {
        await shop.copy(2)
        const mine = await booked("runt_1", 1, 4)
        const theirs = await booked("runt_2", 2, 6)
        const { value } = await handOut(mine, "B-2")
        expect(value.swapped).toEqual({ id: "runt_1", barcode: "B-1" })
        expect(await rental(mine)).toMatchObject({ unit_id: "runt_2", status: "out" })
        expect(await rental(theirs)).toMatchObject({ unit_id: "runt_1", status: "reserved" })
        expect(await allocation(theirs)).toMatchObject({ starts_at: opens(2), ends_at: closes(6) })
      })

      it("of another copy is refused when that one is set aside for somebody", async () => {
        await shop.copy(2)
        const mine = await booked("runt_1", 1, 4)
        const theirs = await booked("runt_2", 1, 6)
        await service.counter.pick({ rental_id: theirs, barcode: "B-2" }, { now: NOON })
        expect(await refusal(handOut(mine, "B-2"))).toMatchObject({
          code: "media_rental_unit_conflict",
          details: { status: "ready" },
        })
      })

      it("of a copy that came back this morning leaves its past alone", async () => {
        await shop.copy(2)
        const before = await isOut("runt_2", 1, 9)
        const mine = await booked("runt_1", 1, 4)
        await takeBack("B-2", after(-HOUR), "0", { inspection: inspection() })
        await handOut(mine, "B-2")
        expect(await allocation(before)).toMatchObject({ unit_id: "runt_2", ends_at: after(-HOUR) })
        expect(await allocation(mine)).toMatchObject({ unit_id: "runt_2", starts_at: NOON, blocked_from: NOON })
      })

      it("refuses a copy on the hold shelf for somebody else, and hands it to whom it is kept for", async () => {
        const { A } = await shop.join("A")
        expect(await shop.queue()).toEqual({ A: "ready" })
        await shop.copy(2, { status: "repair" })
        const mine = await booked("runt_2", 1, 4)
        expect(await refusal(handOut(mine, "B-1"))).toMatchObject({
          code: "media_rental_unit_held",
          details: { hold_id: A },
        })
        await shop.sql.execute(`update media_rental_order set customer_id = 'cus_A' where id = ?`, [mine])
        await handOut(mine, "B-1")
        expect(await shop.queue()).toEqual({ A: "fulfilled" })
        expect(await rental(mine)).toMatchObject({ status: "out", unit_id: "runt_1" })
      })

      it("is refused after the rental was to be back, and from every status but reserved and ready", async () => {
        const id = await booked("runt_1", 1, 4)
        expect(await refusal(handOut(id, "B-1", closes(4)))).toMatchObject({
          code: "media_rental_state",
          details: { reason: "period_over" },
        })
        await handOut(id, "B-1")
        for (const status of ["out", "returned", "canceled"]) {
          const cleared = status === "canceled" ? "null" : `'${NOON.toISOString()}'`
          const returned = status === "returned" ? `'${NOON.toISOString()}'` : "null"
          await shop.sql.execute(
            `update media_rental_order set status = ?, out_at = ${cleared}, returned_at = ${returned} where id = ?`,
            [status, id],
          )
          expect(await refusal(handOut(id, "B-1"))).toMatchObject({ code: "media_rental_state", details: { status } })
        }
      })

      it("looks at the limits again, each with its own code", async () => {
        const id = await booked("runt_1", 1, 4, { customer_id: "cus_limit" })
        const member = (more: Row) =>
          shop.sql.execute(
            `insert into media_rental_member (id, customer_id, member_no, status, date_of_birth)
             values ('rmem_1', 'cus_limit', 'M1', ?, ?)
             on conflict (customer_id) where deleted_at is null
             do update set status = excluded.status, date_of_birth = excluded.date_of_birth`,
            [more["status"] ?? "active", more["birth"] ?? null],
          )
        const code = async (more: Partial<HandOutInput["renter"]> = {}) =>
          (await refusal(handOut(id, "B-1", NOON, { renter: { ...RENTER, ...more } }))).code
        await member({ status: "blocked" })
        expect(await code()).toBe("media_rental_blocked")
        await member({})
        expect(await code({ min_age: 18 })).toBe("media_rental_age_unverified")
        await member({ birth: "2008-12-02" })
        expect(await code({ min_age: 18 })).toBe("media_rental_age_required")
        expect(await code({ has_account: false })).toBe("media_rental_guest")
        expect(await code({ rentable_from: "2026-12-02" })).toBe("media_rental_embargo")
        await shop.sql.execute(
          `insert into media_rental_charge (id, rental_order_id, kind, period_key, amount, currency_code, status)
           values ('rchg_1', ?, 'late', 'late:x', 2, 'eur', 'pending')`,
          [id],
        )
        expect(await code()).toBe("media_rental_debt")
        expect(await rental(id)).toMatchObject({ status: "reserved" })
      })

      it("keeps the birth date that staff has seen", async () => {
        const id = await booked("runt_1", 1, 4, { customer_id: "cus_new" })
        await handOut(id, "B-1", NOON, { renter: { ...RENTER, min_age: 18, date_of_birth: "2008-12-01" } })
        const member = await shop.one<Row>(`select * from media_rental_member where customer_id = 'cus_new'`)
        expect(member).toMatchObject({ date_of_birth: "2008-12-01", id_verified_at: NOON })
      })

      it("at two desks at once of one copy for two rentals lets one win", async () => {
        const results = await Promise.allSettled([
          handOut(await booked("runt_1", 1, 3), "B-1"),
          handOut(await booked("runt_1", 5, 7), "B-1"),
        ])
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        expect(await shop.sql.execute(`select 1 from media_rental_order where status = 'out'`)).toHaveLength(1)
        expect(await unit("runt_1")).toMatchObject({ rental_count: 1 })
      })

      it("at two desks at once of two copies for one rental lets one win", async () => {
        await shop.copy(2)
        const id = await booked("runt_1", 1, 4)
        const results = await Promise.allSettled([handOut(id, "B-1"), handOut(id, "B-2")])
        const lost = results.find((result) => result.status === "rejected") as PromiseRejectedResult
        expect(lost.reason).toMatchObject({ code: "media_rental_state", details: { status: "out" } })
        expect(await shop.sql.execute(`select 1 from media_rental_unit where status = 'out'`)).toHaveLength(1)
      })
    })

    describe("taking back", () => {
      it("in time costs nothing, frees the rest of the time, and waits for inspection", async () => {
        const id = await isOut("runt_1", 1, 9)
        const now = opens(3)
        const { value, events } = await takeBack("b-1", now, "0.00", { location_id: "sloc_2" })
        expect(value).toMatchObject({ rental_id: id, lines: [], total: "0.00", closed: false })
        expect(await rental(id)).toMatchObject({
          status: "returned",
          returned_at: now,
          return_location_id: "sloc_2",
          due_at: closes(9),
        })
        expect(await unit("runt_1")).toMatchObject({ status: "inspecting", current_location_id: "sloc_2" })
        expect(await allocation(id)).toMatchObject({
          active: true,
          custody_open: false,
          ends_at: now,
          blocked_until: now,
        })
        expect(await charges(id)).toEqual([])
        expect(events.map(({ type }) => type)).toEqual(["order.returned"])
      })

      it("late charges once, under the due date", async () => {
        const id = await isOut("runt_1", 1, 4)
        const { value } = await takeBack("B-1", opens(6), "3.00")
        expect(value.lines).toEqual([
          { kind: "late", amount: "3.00", label_params: { count: 2, unit: "day", due_date: "2026-12-04" } },
        ])
        expect(await charges(id)).toEqual([
          { kind: "late", period_key: "late:2026-12-04", amount: "3.00", status: "pending" },
        ])
      })

      it("late grows the block up to the next booking and keeps the planned end", async () => {
        const id = await isOut("runt_1", 1, 4, { buffer_after_ms: 12 * HOUR })
        await booked("runt_1", 6, 8)
        await takeBack("B-1", after(-HOUR, opens(6)), "3.00")
        expect(await allocation(id)).toMatchObject({ ends_at: closes(4), blocked_until: opens(6) })
      })

      it("can be dated back to the hand-out and no further", async () => {
        const id = await isOut("runt_1", 1, 4)
        const dated = (returned_at: Date, total = "0") => takeBack("B-1", opens(7), total, { returned_at })
        expect((await refusal(dated(after(-1, opens(1))))).code).toBe("media_rental_backdate")
        expect((await refusal(dated(after(1, opens(7))))).code).toBe("media_rental_backdate")
        await dated(opens(1))
        expect(await rental(id)).toMatchObject({ status: "returned", returned_at: opens(1) })
        expect(await charges(id)).toEqual([])
      })

      it("with another total or currency writes nothing", async () => {
        const id = await isOut("runt_1", 1, 4)
        expect(await refusal(takeBack("B-1", opens(6), "1.50"))).toMatchObject({
          code: "media_rental_charge_changed",
          details: { expected_total: "3.00", currency_code: "eur" },
        })
        const inYen = { expected: { total: "3.00", currency_code: "jpy" } }
        expect((await refusal(takeBack("B-1", opens(6), "", inYen))).code).toBe("media_rental_charge_changed")
        expect(await rental(id)).toMatchObject({ status: "out", returned_at: null })
        expect(await unit("runt_1")).toMatchObject({ status: "out" })
        expect(await charges(id)).toEqual([])
      })

      it("twice answers the first result", async () => {
        const id = await isOut("runt_1", 1, 4)
        await takeBack("B-1", opens(6), "3.00")
        expect(await refusal(takeBack("B-1", opens(9), "7.50"))).toMatchObject({
          code: "media_rental_already_returned",
          details: { rental_id: id, returned_at: opens(6).toISOString(), total: "3.00" },
        })
        expect(await charges(id)).toHaveLength(1)
      })

      it("at two desks at once charges once; the second desk sees the first result", async () => {
        const id = await isOut("runt_1", 1, 4)
        const results = await Promise.allSettled([1, 2].map(() => takeBack("B-1", opens(6), "3.00")))
        const lost = results.find((result) => result.status === "rejected") as PromiseRejectedResult
        expect(lost.reason).toMatchObject({
          code: "media_rental_already_returned",
          details: { rental_id: id, total: "3.00" },
        })
        expect(await charges(id)).toHaveLength(1)
      })

      it("of a copy that is not out says where it is", async () => {
        expect(await refusal(takeBack("B-1", NOON, "0"))).toMatchObject({
          code: "media_rental_state",
          details: { status: "available" },
        })
      })

      it("closes at once where the terms want no inspection, and serves who waits", async () => {
        const id = await isOut("runt_1", 1, 4, { inspect_on_return: false })
        await shop.join("A")
        expect(await shop.queue()).toEqual({ A: "waiting" })
        const { value } = await takeBack("B-1", opens(3), "0")
        expect(value.closed).toBe(true)
        expect(await rental(id)).toMatchObject({ status: "closed", inspected_at: null, closed_at: opens(3) })
        expect(await unit("runt_1")).toMatchObject({ status: "available" })
        expect(await shop.queue()).toEqual({ A: "ready" })
      })
    })

    describe("inspection", () => {
      const returned = async () => {
        const id = await isOut("runt_1", 1, 4)
        await takeBack("B-1", opens(3), "0")
        return id
      }
      const inspect = (rental_id: string, more: Partial<InspectionInput>, now = after(HOUR, opens(3))) =>
        service.counter.inspect({ rental_id, currency_code: "eur", inspection: inspection(more) }, { now })

      it("records what was found, charges it and closes the rental", async () => {
        const id = await returned()
        const { value } = await inspect(id, {
          media_grade: "VG",
          inserts_ok: false,
          missing_parts: ["booklet"],
          charges: [
            { kind: "damage", amount: "4.5", reason: "scratched" },
            { kind: "missing_part", amount: "3.00" },
          ],
        })
        expect(value).toMatchObject({ total: "7.50", currency_code: "eur" })
        expect(await rental(id)).toMatchObject({ status: "closed", inspected_at: after(HOUR, opens(3)) })
        expect(await unit("runt_1")).toMatchObject({ status: "available", media_grade: "VG" })
        expect(await charges(id)).toEqual([
          { kind: "damage", period_key: "inspection:1", amount: "4.50", status: "pending" },
          { kind: "missing_part", period_key: "inspection:1", amount: "3.00", status: "pending" },
        ])
        const [found] = await shop.sql.execute<Row>(`select * from media_rental_inspection`)
        expect(found).toMatchObject({
          rental_order_id: id,
          media_grade_before: null,
          media_grade_after: "VG",
          inserts_ok: false,
          missing_parts: ["booklet"],
        })
      })

      it("frees the copy at once, whatever its buffer was", async () => {
        const id = await isOut("runt_1", 1, 4, { buffer_after_ms: 12 * HOUR })
        await takeBack("B-1", opens(3), "0")
        expect(await allocation(id)).toMatchObject({ blocked_until: after(12 * HOUR, opens(3)) })
        await inspect(id, {})
        expect(await allocation(id)).toMatchObject({ blocked_until: after(HOUR, opens(3)) })
        await shop.join("A")
        await service.holds.promote([TITLE], { now: after(HOUR, opens(3)) })
        expect(await shop.queue()).toEqual({ A: "ready" })
      })

      it.each(["cleaning", "repair"] as const)("keeps a copy for %s from being rented", async (next_status) => {
        const id = await returned()
        await inspect(id, { next_status })
        expect(await unit("runt_1")).toMatchObject({ status: next_status })
        const downtimes = await shop.sql.execute(
          `select 1 from media_rental_allocation where kind = 'downtime' and active and unit_id = 'runt_1'`,
        )
        expect(downtimes).toHaveLength(1)
        await shop.join("A")
        await service.holds.promote([TITLE], { now: after(DAY, opens(3)) })
        expect(await shop.queue()).toEqual({ A: "waiting" })
      })

      it("charges no more than the copy is worth, and only what its currency has", async () => {
        const id = await returned()
        const charge = (amount: string) => inspect(id, { charges: [{ kind: "damage", amount }] })
        expect((await refusal(charge("20.01"))).code).toBe("media_rental_amount")
        expect((await refusal(charge("1.005"))).code).toBe("media_rental_amount")
        const inYen = service.counter.inspect({
          rental_id: id,
          currency_code: "jpy",
          inspection: inspection({ charges: [{ kind: "damage", amount: "1" }] }),
        })
        expect((await refusal(inYen)).code).toBe("media_rental_amount")
        expect(await rental(id)).toMatchObject({ status: "returned" })
        await charge("20.00")
      })

      it("happens once, also at two desks", async () => {
        const id = await returned()
        const twice = () => inspect(id, { charges: [{ kind: "cleaning", amount: "2.00" }] })
        const results = await Promise.allSettled([twice(), twice()])
        const lost = results.find((result) => result.status === "rejected") as PromiseRejectedResult
        expect(lost.reason).toMatchObject({ code: "media_rental_state", details: { status: "closed" } })
        expect(await charges(id)).toHaveLength(1)
      })

      it("goes with the return in one act, and its charges with the total", async () => {
        const id = await isOut("runt_1", 1, 4)
        const found = inspection({ charges: [{ kind: "damage", amount: "2.00" }], next_status: "cleaning" })
        expect(await refusal(takeBack("B-1", opens(6), "3.00", { inspection: found }))).toMatchObject({
          details: { expected_total: "5.00" },
        })
        await takeBack("B-1", opens(6), "5.00", { inspection: found })
        expect(await rental(id)).toMatchObject({ status: "closed" })
        expect((await charges(id)).map((charge) => charge["kind"])).toEqual(["late", "damage"])
      })
    })

    describe("a lost copy that is found", () => {
      const lost = async (status: "pending" | "paid", terms: Partial<Terms> = {}) => {
        const id = await isOut("runt_1", 1, 4, terms)
        await shop.sql.execute(`update media_rental_order set status = 'lost' where id = ?`, [id])
        await shop.sql.execute(`update media_rental_unit set status = 'missing' where id = 'runt_1'`)
        await shop.sql.execute(`update media_rental_allocation set custody_open = false`)
        await shop.sql.execute(
          `insert into media_rental_charge (id, rental_order_id, kind, period_key, amount, currency_code, status,
             created_at) values ('rchg_lost', ?, 'lost', 'lost', 20, 'eur', ?, ?)`,
          [id, status, opens(10)],
        )
        return id
      }
      const find = (now: Date, expected?: string) =>
        service.counter.found(
          {
            unit_id: "runt_1",
            location_id: PLACE,
            ...(expected ? { expected: { total: expected, currency_code: "eur" } } : {}),
          },
          { now },
        )

      it("is refunded less the late fee, and is looked at first", async () => {
        const id = await lost("paid")
        expect(await refusal(find(opens(20), "-20.00"))).toMatchObject({
          code: "media_rental_charge_changed",
          details: { expected_total: "-8.00" },
        })
        const { value } = await find(opens(20), "-8.00")
        expect(value.lines).toMatchObject([
          { kind: "refund", amount: "-20.00" },
          { kind: "late", amount: "12.00" },
        ])
        expect(await rental(id)).toMatchObject({ status: "returned", returned_at: opens(20) })
        expect(await unit("runt_1")).toMatchObject({ status: "inspecting" })
        expect(await charges(id)).toEqual([
          { kind: "lost", period_key: "lost", amount: "20", status: "paid" },
          { kind: "refund", period_key: "found:rchg_lost", amount: "-20.00", status: "paid" },
          { kind: "late", period_key: "late:2026-12-04", amount: "12.00", status: "pending" },
        ])
      })

      it("costs no more late than it did lost", async () => {
        await lost("pending", { late_cap: {}, late_amount: { eur: "5.00" } })
        const { value } = await find(opens(20))
        expect(value).toMatchObject({ total: "0.00", lines: [{ kind: "waiver" }, { kind: "late", amount: "20.00" }] })
      })

      it("is not refunded after the terms' time", async () => {
        const id = await lost("paid", { found_refund_days: 5 })
        const { value } = await find(opens(16))
        expect(value).toMatchObject({ lines: [], total: "0.00" })
        expect(await charges(id)).toHaveLength(1)
        expect(await unit("runt_1")).toMatchObject({ status: "inspecting" })
      })

      it("can be a copy that nobody had; one that is not missing is refused", async () => {
        expect(await refusal(find(NOON))).toMatchObject({
          code: "media_rental_state",
          details: { status: "available" },
        })
        await shop.sql.execute(`update media_rental_unit set status = 'missing'`)
        expect((await find(NOON)).value).toMatchObject({ rental_id: null, lines: [] })
        expect(await unit("runt_1")).toMatchObject({ status: "inspecting" })
      })

      it("is found once, also at two desks", async () => {
        const id = await lost("paid")
        const results = await Promise.allSettled([find(opens(20)), find(opens(20))])
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        expect(await charges(id)).toHaveLength(3)
      })

      it("is not taken back as though it were out", async () => {
        const id = await lost("paid")
        expect(await refusal(takeBack("B-1", opens(20), "0"))).toMatchObject({
          code: "media_rental_state",
          details: { status: "lost", rental_id: id },
        })
      })
    })

    describe("a walk-in", () => {
      const copy = (unit_id: string, until = 4) => ({
        unit_id,
        offer_id: "rofr_1",
        variant_id: VARIANT,
        start_date: "2026-12-01",
        due_date: `2026-12-0${until}`,
        late_due_date: `2026-12-0${until}`,
        days: until - 1,
        due_at: closes(until),
        amount: "5.00",
        deposit_share: "0.00",
        replacement_value: "20.00",
        price_snapshot: { plan_id: "rpln_1", plan_version: 1, tiles: [], group_ids: [] },
        terms_snapshot: { terms: TERMS, calendar: DEFAULT_CALENDAR, late_due_date: `2026-12-0${until}` },
        title_snapshot: { title: "千寻" },
      })
      const walkIn = (units: string[], customer_id = "cus_walk") =>
        service.counter.reserveWalkIn(
          {
            customer_id,
            location_id: PLACE,
            currency_code: "eur",
            copies: units.map((id) => copy(id)),
            limits: { customer_id, has_account: true, allow_guest: true, moment: "hand_out", titles: [] },
          },
          { now: NOON },
        )
      const scope = { titles: [VARIANT], customer_id: "cus_walk", now: NOON }

      it("books exactly the scanned copies and then hands all of them out", async () => {
        await shop.copy(2)
        const { value } = await walkIn(["runt_2", "runt_1"])
        const rentals = value.rental_order_ids.map((rental_order_id, index) => ({
          rental_order_id,
          unit_id: ["runt_2", "runt_1"][index]!,
          order_line_id: `line_${index}`,
        }))
        await service.counter.finishWalkIn(
          {
            order_id: "order_1",
            rentals,
            renter: RENTER,
            deposit: { mode: "none", total: "0", order_line_id: null },
            currency_code: "eur",
            paid: true,
            authorization: null,
          },
          scope,
        )
        for (const { rental_order_id, unit_id, order_line_id } of rentals) {
          expect(await rental(rental_order_id)).toMatchObject({
            status: "out",
            channel: "counter",
            order_id: "order_1",
            unit_id,
            order_line_id,
          })
          expect(await unit(unit_id)).toMatchObject({ status: "out" })
        }
      })

      it("moves a booking to another copy, and is refused when there is none", async () => {
        await shop.copy(2)
        const theirs = await booked("runt_1", 2, 3)
        await walkIn(["runt_1"])
        expect(await rental(theirs)).toMatchObject({ unit_id: "runt_2" })
        expect(await refusal(walkIn(["runt_2"]))).toMatchObject({
          code: "media_rental_unit_conflict",
          details: { barcode: "B-2" },
        })
      })

      it("of two copies with one that cannot leave books neither", async () => {
        await shop.copy(2, { status: "inspecting" })
        expect((await refusal(walkIn(["runt_1", "runt_2"]))).code).toBe("media_rental_unit_conflict")
        expect(await shop.sql.execute(`select 1 from media_rental_order`)).toHaveLength(0)
        expect(await shop.sql.execute(`select 1 from media_rental_allocation`)).toHaveLength(0)
      })

      it("takes a copy from the hold shelf only for whom it is kept; undone, it is kept again", async () => {
        const { A } = await shop.join("A")
        expect((await refusal(walkIn(["runt_1"]))).code).toBe("media_rental_unit_held")
        const { value } = await walkIn(["runt_1"], "cus_A")
        expect(await shop.queue()).toEqual({ A: "fulfilled" })
        await service.counter.undoWalkIn(value, { ...scope, customer_id: "cus_A" })
        expect(await shop.queue()).toEqual({ A: "ready" })
        expect(await rental(value.rental_order_ids[0]!)).toMatchObject({ status: "canceled" })
        const [kept] = await shop.sql.execute<Row>(
          `select * from media_rental_allocation where active and unit_id = 'runt_1'`,
        )
        expect(kept).toMatchObject({ kind: "pickup_hold", ref_id: A })
      })

      it("undone leaves the copy on the shelf and no charge that stands", async () => {
        const { value } = await walkIn(["runt_1"])
        await service.counter.undoWalkIn(value, scope)
        expect(await unit("runt_1")).toMatchObject({ status: "available" })
        expect(await shop.sql.execute(`select 1 from media_rental_allocation where active`)).toHaveLength(0)
        expect(await charges(value.rental_order_ids[0]!)).toMatchObject([{ kind: "rent", status: "void" }])
      })

      it("of one copy at two desks at once lets one win", async () => {
        const results = await Promise.allSettled([walkIn(["runt_1"], "cus_1"), walkIn(["runt_1"], "cus_2")])
        const lost = results.find((result) => result.status === "rejected") as PromiseRejectedResult
        expect(lost.reason).toMatchObject({ code: "media_rental_unit_conflict" })
        expect(await shop.sql.execute(`select 1 from media_rental_order`)).toHaveLength(1)
      })
    })
  },
})
