import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { fulfilHold, promoteHolds, type FulfilHold } from "../actions/holds"
import { DEFAULT_CALENDAR } from "../domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../domain/terms"
import type MediaRentalService from "../service"
import type { RentalStore } from "../transaction/store"
import { DAY, HOUR, NOON, PLACE, QueueShop, TITLE, VARIANT, after } from "./queue-shop"

jest.setTimeout(120_000)

/** Terms: two days to fetch, half a day between two rentals. */
const WINDOW = 2 * DAY
const BUFFER = 12 * HOUR

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop
    const store = () => (service as unknown as { store: RentalStore }).store
    const promote = (now: Date = NOON) => service.holds.promote([TITLE], { now })
    const block = (customer: string, until: Date | null = null) =>
      shop.add("media_rental_member", {
        id: `rmem_${customer}`,
        customer_id: `cus_${customer}`,
        member_no: customer,
        status: "blocked",
        block_until: until,
        deposit_waived: false,
        version: 1,
      })
    const holdOf = (id: string) =>
      shop.one<Record<string, unknown> & { allocation_id: string }>(`select * from media_rental_hold where id = ?`, [
        id,
      ])
    const allocation = (id: string) =>
      shop.one<Record<string, unknown>>(`select * from media_rental_allocation where id = ?`, [id])

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager(), {
        pickup_window_ms: WINDOW,
        buffer_after_ms: BUFFER,
      })
    })

    describe("the first in the queue is served, and nobody else, by", () => {
      const reserved = (more: { order?: object; allocation?: object } = {}) =>
        shop.rental("runt_1", after(-HOUR), after(3 * DAY), more as never)
      const taken = async (terms: Partial<Terms> = {}) => {
        await shop.sql.execute(`update media_rental_unit set status = 'out' where id = 'runt_1'`)
        const snapshot = { terms: { ...DEFAULT_TERMS, buffer_after_ms: 0, ...terms }, calendar: DEFAULT_CALENDAR }
        return shop.rental("runt_1", after(-2 * DAY), after(3 * DAY), {
          order: { status: "out", terms_snapshot: snapshot },
        })
      }
      const missing = async () => {
        const rental_order_id = await taken({ lost_after_days: 1 })
        await service.orders.lost({ rental_order_id }, { now: NOON })
        return rental_order_id
      }
      const back = (returned_at = NOON) =>
        service.counter.takeBack(
          { barcode: "B-1", location_id: PLACE, returned_at, expected: { total: "0.00", currency_code: "eur" } },
          { now: NOON },
        )
      const paid = { refundable: "0", asked: "0.00", factors: {}, deposit_paid: false, fees_on_order: false }
      const inspection = {
        case_ok: true,
        inserts_ok: true,
        plays_ok: true,
        missing_parts: [],
        photo_urls: [],
        note: null,
        charges: [],
        next_status: "available",
      } as const
      const inspected = (rental_id: string) => service.counter.inspect({ rental_id, inspection }, { now: NOON })

      /** What keeps the copy from the queue, and what ends it. */
      const paths: [path: string, arrange: () => Promise<string>, act: (ref: string) => Promise<unknown>][] = [
        [
          "a cancelled booking",
          () => reserved(),
          (rental_order_id) => service.orders.cancel({ rental_order_id, reason: "ill", paid }, { now: NOON }),
        ],
        [
          "a cancelled booking whose copy had been picked",
          async () => {
            await shop.sql.execute(`update media_rental_unit set status = 'ready' where id = 'runt_1'`)
            return reserved({ order: { status: "ready" }, allocation: { pinned: true } })
          },
          (rental_order_id) => service.orders.cancel({ rental_order_id, reason: "ill", paid }, { now: NOON }),
        ],
        [
          "a customer who did not come",
          () => reserved(),
          (rental_order_id) => service.orders.noShow({ rental_order_id, paid }, { now: NOON }),
        ],
        [
          "a cancelled shop order",
          () => reserved({ order: { order_id: "order_1" } }),
          () => service.cart.cancelOfOrder("order_1", { titles: [VARIANT] }, { now: NOON }),
        ],
        ["an early return nobody has to look at", () => taken({ inspect_on_return: false }), () => back()],
        [
          "a return that has passed inspection",
          async () => {
            const rental = await taken()
            await back()
            return rental
          },
          inspected,
        ],
        [
          "a lost copy that was found and looked at",
          async () => {
            const rental = await missing()
            await service.counter.found({ unit_id: "runt_1", location_id: PLACE }, { now: NOON })
            return rental
          },
          inspected,
        ],
        [
          "a finished repair",
          async () => {
            await service.copies.planDowntime({ id: "runt_1", status: "repair", now: after(-2 * DAY) })
            return "runt_1"
          },
          (id) => service.copies.shelve({ id, now: NOON }),
        ],
        [
          "a new copy",
          async () => {
            await shop.sql.execute(`update media_rental_unit set status = 'retired' where id = 'runt_1'`)
            return "rofr_1"
          },
          (offer_id) =>
            service.copies.takeIn({
              ...{ offer_id, variant_id: VARIANT, location_id: PLACE, status: "available", now: NOON },
              units: [{}],
            }),
        ],
        [
          "a booking that staff move to another copy",
          async () => {
            const rental = await shop.rental("runt_1", after(DAY), after(4 * DAY))
            await shop.copy(2, { status: "inspecting" })
            // There was no room for it on the other copy until now.
            await shop.rental("runt_2", after(DAY), after(3 * DAY), { allocation: { pinned: true } })
            return rental
          },
          async (rental_order_id) => {
            await shop.sql.execute(`update media_rental_allocation set active = false where unit_id = 'runt_2'`)
            await service.orders.reseat({ rental_order_id, unit_id: "runt_2" }, { now: NOON })
          },
        ],
        ["a hold that is given up", () => joinedByZ(), (id) => service.holds.cancel({ id }, null, { now: NOON })],
        ["a hold that is not fetched", () => joinedByZ(), () => promote(after(-2 * DAY + WINDOW))],
      ]
      /** Somebody who was first before everybody else. */
      const joinedByZ = async () => {
        const z = { ...TITLE, customer_id: "cus_Z", days: 3, group_ids: [] }
        return (await service.holds.join(z, { now: after(-2 * DAY) })).value.id
      }

      it.each(paths)("%s", async (_path, arrange, act) => {
        await shop.copy()
        const ref = await arrange()
        await shop.join("A", "B")
        expect(await shop.queue()).toMatchObject({ A: "waiting", B: "waiting" })
        await act(ref)
        expect(await shop.queue()).toMatchObject({ A: "ready", B: "waiting" })
        expect(await shop.events("hold.ready")).toHaveLength(ref.startsWith("rhld") ? 2 : 1)
      })
    })

    describe("a turn", () => {
      it("is the first one's: with priority first, then who asked first", async () => {
        const unit = await shop.copy(1, { status: "out" })
        const { C } = await shop.join("A", "B", "C")
        await service.holds.prioritise({ id: C! }, 5, { now: NOON })
        await shop.sql.execute(`update media_rental_unit set status = 'available' where id = ?`, [unit])
        await promote()
        expect(await shop.queue()).toEqual({ A: "waiting", B: "waiting", C: "ready" })
      })

      it("keeps the copy through the window, for the days wanted and the buffer", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        const hold = await holdOf(A!)
        expect(hold).toMatchObject({
          status: "ready",
          unit_id: "runt_1",
          ready_at: after(-DAY),
          expires_at: after(DAY),
        })
        // Fetched at the last moment, on 12-02, it is due on 12-05 at 21:00.
        expect(await allocation(hold.allocation_id)).toMatchObject({
          kind: "pickup_hold",
          pinned: true,
          active: true,
          ref_id: A,
          blocked_from: after(-DAY),
          ends_at: new Date(Date.UTC(2026, 11, 5, 21)),
          blocked_until: new Date(Date.UTC(2026, 11, 6, 9)),
        })
      })

      it("comes for as many as there are copies on the shelf, however often it is asked for", async () => {
        await shop.copy(1)
        await shop.copy(2)
        await shop.copy(3, { status: "inspecting" })
        await shop.copy(4, { current_location_id: "sloc_elsewhere" })
        await shop.join("A", "B", "C")
        await Promise.all([promote(), promote(), promote()])
        expect(await shop.queue()).toEqual({ A: "ready", B: "ready", C: "waiting" })
        expect(await shop.events("hold.ready")).toHaveLength(2)
      })

      it("waits while a booking stands in the time that would be needed", async () => {
        await shop.copy()
        await shop.rental("runt_1", after(3 * DAY), after(5 * DAY))
        await shop.join("A")
        expect(await shop.queue()).toEqual({ A: "waiting" })
      })

      it("comes when that booking can go to another copy", async () => {
        await shop.copy(1)
        await shop.copy(2, { status: "inspecting" })
        const rental = await shop.rental("runt_1", after(3 * DAY), after(5 * DAY))
        await shop.join("A")
        expect(await shop.queue()).toEqual({ A: "ready" })
        expect(await shop.one(`select unit_id from media_rental_order where id = ?`, [rental])).toEqual({
          unit_id: "runt_2",
        })
      })

      it("passes who wants the copy for longer than it is free, to who does not", async () => {
        await shop.copy()
        await shop.rental("runt_1", after(8 * DAY), after(9 * DAY))
        const long = { ...TITLE, customer_id: "cus_A", days: 20, group_ids: [] }
        await service.holds.join(long, { now: after(-2 * DAY) })
        await shop.join("B")
        expect(await shop.queue()).toEqual({ A: "waiting", B: "ready" })
      })

      it("does not come for a title that is not rented out any more", async () => {
        await shop.copy(1, { status: "out" })
        await shop.join("A")
        await shop.sql.execute(`update media_rental_unit set status = 'available'`)
        await shop.sql.execute(`update media_rental_offer set enabled = false`)
        await promote()
        expect(await shop.queue()).toEqual({ A: "waiting" })
      })
    })

    describe("who is passed over", () => {
      it("a suspended customer, who keeps the place and waits again from the day named", async () => {
        await shop.copy(1, { status: "out" })
        const { A } = await shop.join("A", "B", "C")
        await service.holds.suspend({ id: A! }, "2026-12-05", { now: NOON })
        await shop.sql.execute(`update media_rental_unit set status = 'available'`)
        await promote()
        expect(await shop.queue()).toEqual({ A: "suspended", B: "ready", C: "waiting" })
        // B does not come; by then A's suspension is over, and A stands before C.
        await promote(after(4 * DAY))
        expect(await shop.queue()).toEqual({ A: "ready", B: "expired", C: "waiting" })
      })

      it("a blocked customer, who is told once", async () => {
        await shop.copy(1, { status: "out" })
        await shop.join("A", "B")
        await block("A")
        await shop.sql.execute(`update media_rental_unit set status = 'available'`)
        await promote()
        await promote(after(HOUR))
        expect(await shop.queue()).toEqual({ A: "waiting", B: "ready" })
        const skipped = await shop.events("hold.skipped")
        expect(skipped).toHaveLength(1)
        expect(skipped[0]).toMatchObject({ data: { customer_id: "cus_A", reasons: ["media_rental_blocked"] } })
      })

      it("nobody whose block is over", async () => {
        await shop.copy(1, { status: "out" })
        await shop.join("A", "B")
        await block("A", after(-HOUR))
        await shop.sql.execute(`update media_rental_unit set status = 'available'`)
        await promote()
        expect(await shop.queue()).toEqual({ A: "ready", B: "waiting" })
      })

      it.each<[string, () => Promise<unknown>, string]>([
        [
          "is too young for its rating",
          () => shop.sql.execute(`update media_rental_offer set rated_age = 18`),
          "age_unverified",
        ],
        ["is too young", () => shop.sql.execute(`update media_rental_offer set min_age = 18`), "age_unverified"],
        [
          "owes money",
          async () => {
            await shop.copy(9, { status: "sold" })
            const rental = await shop.rental("runt_9", after(-20 * DAY), after(-18 * DAY), {
              order: { customer_id: "cus_A", status: "canceled" },
            })
            const charge = { id: "rchg_1", kind: "no_show", period_key: "once", amount: "0.01", currency_code: "eur" }
            await shop.add("media_rental_charge", { ...charge, rental_order_id: rental, status: "pending" })
          },
          "debt",
        ],
        ["has too many discs", () => shop.sql.execute(`update media_rental_terms set max_open = 0`), "limit_open"],
        [
          "comes before the release date",
          () => shop.sql.execute(`update media_rental_offer set rentable_from = '2026-12-24'`),
          "embargo",
        ],
      ])("a customer who %s", async (_who, arrange, code) => {
        await shop.copy(1, { status: "out" })
        await shop.join("A")
        await arrange()
        await shop.sql.execute(`update media_rental_unit set status = 'available' where id = 'runt_1'`)
        await promote()
        expect(await shop.queue()).toEqual({ A: "waiting" })
        const [skipped] = await shop.events("hold.skipped")
        expect(skipped).toMatchObject({ data: { reasons: [`media_rental_${code}`] } })
      })
    })

    describe("the window", () => {
      it("passes to the next when nobody comes, to the moment", async () => {
        await shop.copy()
        await shop.join("A", "B")
        await promote(after(-DAY + WINDOW - 1))
        expect(await shop.queue()).toEqual({ A: "ready", B: "waiting" })
        await promote(after(-DAY + WINDOW))
        expect(await shop.queue()).toEqual({ A: "expired", B: "ready" })
        expect(await shop.events("hold.expired")).toHaveLength(1)
      })

      it("is the one of the customer's group", async () => {
        await shop.add("media_rental_terms", {
          id: "rtrm_2",
          customer_group_id: "cusgroup_1",
          pickup_window_ms: HOUR,
          version: 1,
        })
        await shop.copy()
        const { value } = await service.holds.join(
          { ...TITLE, customer_id: "cus_A", days: 1, group_ids: ["cusgroup_1"] },
          { now: NOON },
        )
        expect(value.expires_at).toEqual(after(HOUR))
      })
    })

    describe("joining", () => {
      const joining = (customer: string, more: object = {}) =>
        service.holds.join({ ...TITLE, customer_id: customer, days: 3, group_ids: [], ...more }, { now: NOON })

      it("twice in parallel makes one hold", async () => {
        const results = await Promise.allSettled([joining("cus_A"), joining("cus_A"), joining("cus_A")])
        expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1)
        for (const result of results) {
          if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "media_rental_hold_exists" })
        }
      })

      it("again is possible after leaving", async () => {
        const { value } = await joining("cus_A")
        await expect(joining("cus_A", { location_id: "sloc_2" })).rejects.toMatchObject({
          code: "media_rental_hold_exists",
        })
        await service.holds.cancel({ id: value.id }, null, { now: NOON })
        await joining("cus_A")
      })

      it("is refused for a blocked customer, over the limit, and for days outside the plan, all at once", async () => {
        await shop.sql.execute(`update media_rental_terms set max_holds = 0`)
        await block("A")
        await expect(joining("cus_A", { days: 31 })).rejects.toMatchObject({
          type: "invalid_data",
          problems: [
            expect.objectContaining({ code: "media_rental_period", path: "days" }),
            expect.objectContaining({ code: "media_rental_blocked" }),
            expect.objectContaining({ code: "media_rental_limit_holds" }),
          ],
        })
      })

      it("is refused for a title nobody rents out", async () => {
        await expect(joining("cus_A", { variant_id: "variant_x" })).rejects.toMatchObject({ type: "not_found" })
        await shop.sql.execute(`update media_rental_offer set enabled = false`)
        await expect(joining("cus_A")).rejects.toMatchObject({ code: "media_rental_offer_not_found" })
      })
    })

    describe("changing a hold", () => {
      it("cancelling one that is ready frees its copy for the next", async () => {
        await shop.copy()
        const { A } = await shop.join("A", "B")
        const { allocation_id } = await holdOf(A!)
        await service.holds.cancel({ id: A! }, "moved away", { now: NOON })
        expect(await shop.queue()).toEqual({ A: "canceled", B: "ready" })
        expect(await allocation(allocation_id)).toMatchObject({ active: false })
        expect(await holdOf(A!)).toMatchObject({ cancel_reason: "moved away" })
      })

      it("is refused in the wrong status, naming it", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        const refusal = { type: "conflict", code: "media_rental_state", details: { status: "ready" } }
        await expect(service.holds.suspend({ id: A! }, null, { now: NOON })).rejects.toMatchObject(refusal)
        await expect(service.holds.resume({ id: A! }, { now: NOON })).rejects.toMatchObject(refusal)
        await expect(service.holds.prioritise({ id: A! }, 1, { now: NOON })).rejects.toMatchObject(refusal)
        await service.holds.cancel({ id: A! }, null, { now: NOON })
        await expect(service.holds.cancel({ id: A! }, null, { now: NOON })).rejects.toMatchObject({
          details: { status: "canceled" },
        })
      })

      it("is refused for another customer, for a stale version and for a suspension that ends today", async () => {
        const { A } = await shop.join("A")
        await expect(service.holds.cancel({ id: A!, customer_id: "cus_B" }, null, { now: NOON })).rejects.toMatchObject(
          { type: "not_found" },
        )
        await expect(service.holds.cancel({ id: "rhld_x" }, null)).rejects.toMatchObject({ type: "not_found" })
        await expect(service.holds.prioritise({ id: A!, version: 7 }, 1, { now: NOON })).rejects.toMatchObject({
          code: "media_rental_version_conflict",
        })
        await expect(service.holds.suspend({ id: A! }, "2026-12-01", { now: NOON })).rejects.toMatchObject({
          code: "media_rental_date",
        })
        expect(await shop.queue()).toEqual({ A: "waiting" })
      })

      it("resuming a hold gives it the copy that is on the shelf", async () => {
        const { A } = await shop.join("A")
        await service.holds.suspend({ id: A! }, null, { now: NOON })
        await shop.copy()
        await promote()
        expect(await shop.queue()).toEqual({ A: "suspended" })
        await service.holds.resume({ id: A! }, { now: NOON })
        expect(await shop.queue()).toEqual({ A: "ready" })
      })
    })

    describe("fetching the copy", () => {
      const rent = (hold_id: string, more: Partial<FulfilHold> = {}) =>
        store().change({ titles: [VARIANT], now: NOON }, (tx) =>
          fulfilHold(tx, {
            hold_id,
            rental_order_id: "rent_new",
            customer_id: "cus_A",
            ...TITLE,
            starts_at: new Date(Date.UTC(2026, 11, 1, 10)),
            ends_at: new Date(Date.UTC(2026, 11, 4, 21)),
            blocked_until: new Date(Date.UTC(2026, 11, 5, 9)),
            terms: { overdue_assume_days: null, buffer_after_ms: BUFFER },
            ...more,
          }),
        )

      it("turns the time kept into the rental, from now on, and trims it", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        const { allocation_id } = await holdOf(A!)
        const { value, events } = await rent(A!)
        expect(value).toEqual({ allocation_id, unit_id: "runt_1" })
        expect(await allocation(allocation_id)).toMatchObject({
          kind: "rental",
          ref_id: "rent_new",
          active: true,
          pinned: true,
          expires_at: null,
          starts_at: NOON,
          blocked_from: NOON,
          ends_at: new Date(Date.UTC(2026, 11, 4, 21)),
          blocked_until: new Date(Date.UTC(2026, 11, 5, 9)),
        })
        expect(await holdOf(A!)).toMatchObject({ status: "fulfilled", rental_order_id: "rent_new" })
        expect(events.map((event) => event.type)).toEqual(["hold.fulfilled"])
      })

      it("for longer than was asked for works as long as nothing stands behind it", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        const { value } = await rent(A!, { ends_at: after(10 * DAY), blocked_until: after(11 * DAY) })
        expect(await allocation(value.allocation_id)).toMatchObject({ kind: "rental", blocked_until: after(11 * DAY) })
      })

      it("for longer than was asked for moves a booking out of the way, if it can be moved", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        const longer = { ends_at: after(20 * DAY), blocked_until: after(21 * DAY) }
        const booking = await shop.rental("runt_1", after(20 * DAY), after(23 * DAY))
        await expect(rent(A!, longer)).rejects.toMatchObject({ code: "media_rental_unavailable" })
        expect(await shop.queue()).toEqual({ A: "ready" })
        await shop.copy(2)
        const { value } = await rent(A!, longer)
        expect(value.unit_id).toBe("runt_1")
        expect(await shop.one(`select unit_id from media_rental_order where id = ?`, [booking])).toEqual({
          unit_id: "runt_2",
        })
      })

      it("with another copy in hand leaves the one set aside to the others", async () => {
        await shop.copy(1)
        const { A } = await shop.join("A", "B")
        await shop.copy(2)
        const { value } = await rent(A!, { unit_id: "runt_2" })
        expect(value.unit_id).toBe("runt_2")
        await promote()
        expect(await shop.queue()).toEqual({ A: "fulfilled", B: "ready" })
        expect(await shop.one(`select unit_id from media_rental_hold where status = 'ready'`)).toEqual({
          unit_id: "runt_1",
        })
      })

      it("is refused to others, after the window, and twice", async () => {
        await shop.copy()
        const { A } = await shop.join("A")
        await expect(rent(A!, { customer_id: "cus_B" })).rejects.toMatchObject({ type: "not_found" })
        await expect(rent(A!, { location_id: "sloc_2" })).rejects.toMatchObject({ type: "not_found" })
        const results = await Promise.allSettled([rent(A!), rent(A!)])
        expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"])
        await shop.sql.execute(`update media_rental_hold set status = 'ready', expires_at = ?`, [NOON])
        await expect(rent(A!)).rejects.toMatchObject({ code: "media_rental_state" })
      })
    })

    describe("what a waiting customer hears", () => {
      it("is the place, suspended ones counted, and a date by the due dates", async () => {
        await shop.copy(1, { status: "out" })
        await shop.rental("runt_1", after(-2 * DAY), new Date(Date.UTC(2026, 11, 4, 21)), { order: { status: "out" } })
        const { A, B, C } = await shop.join("A", "B", "C")
        await service.holds.suspend({ id: B! }, null, { now: NOON })
        const outlook = await service.holds.outlook([TITLE], NOON)
        // Back on 12-04, on the shelf on 12-05; A's rental blocks it for window, three days and buffer.
        expect(outlook.get(A!)).toEqual({ place: 1, estimated_date: "2026-12-05" })
        expect(outlook.get(B!)).toEqual({ place: 2, estimated_date: null })
        expect(outlook.get(C!)).toEqual({ place: 3, estimated_date: "2026-12-11" })
      })

      it("is no date when the copy is overdue", async () => {
        await shop.copy(1, { status: "out" })
        await shop.rental("runt_1", after(-5 * DAY), after(-2 * DAY), { order: { status: "out" } })
        const { A } = await shop.join("A")
        expect((await service.holds.outlook([TITLE], NOON)).get(A!)).toEqual({ place: 1, estimated_date: null })
      })
    })

    it("promotes within the caller's transaction, which takes it back when it fails", async () => {
      await shop.copy(1, { status: "out" })
      await shop.join("A")
      await shop.sql.execute(`update media_rental_unit set status = 'available'`)
      const failing = store().change({ titles: [VARIANT], now: NOON }, async (tx) => {
        await promoteHolds(tx, [{ variant_id: VARIANT, location_id: PLACE }])
        throw new Error("the rest of it fails")
      })
      await expect(failing).rejects.toThrow("the rest of it fails")
      expect(await shop.queue()).toEqual({ A: "waiting" })
    })
  },
})
