import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { Row } from "../../../lib/sql"
import { generatedBarcode, isMistyped } from "../domain/barcodes"
import type MediaRentalService from "../service"
import type { UnitDraft } from "../actions/copies"
import { DAY, HOUR, NOON, PLACE, QueueShop, VARIANT, after } from "./queue-shop"

jest.setTimeout(120_000)

const ELSEWHERE = "sloc_2"
const by = { actor: { type: "user" as const, id: "user_1" }, now: NOON }
const intake = (units: UnitDraft[], status: "intake" | "available" = "intake") => ({
  offer_id: "rofr_1",
  variant_id: VARIANT,
  location_id: PLACE,
  status,
  units,
  ...by,
})

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager())
    })

    const unit = async (id = "runt_1"): Promise<Row> => {
      const [row] = await shop.sql.execute<Row>(`select * from media_rental_unit where id = ?`, [id])
      return row!
    }
    const allocations = (unitId = "runt_1") =>
      shop.sql.execute<{ id: string; kind: string; blocked_from: Date; blocked_until: Date }>(
        `select id, kind, blocked_from, blocked_until from media_rental_allocation
         where unit_id = ? and active order by blocked_from`,
        [unitId],
      )
    const order = async (id: string): Promise<Row> => {
      const [row] = await shop.sql.execute<Row>(`select * from media_rental_order where id = ?`, [id])
      return row!
    }
    const downtime = (id: string, from: Date, until: Date, unitId = "runt_1") =>
      shop.add("media_rental_allocation", {
        id,
        unit_id: unitId,
        variant_id: VARIANT,
        kind: "downtime",
        starts_at: from,
        ends_at: until,
        blocked_from: from,
        blocked_until: until,
        active: true,
        pinned: true,
        custody_open: false,
      })
    const holdStatus = async (id: string) => {
      const [row] = await shop.sql.execute<{ status: string }>(`select status from media_rental_hold where id = ?`, [
        id,
      ])
      return row!.status
    }

    describe("intake", () => {
      it("generates barcodes that differ and prove themselves, and writes an event for each copy", async () => {
        const { value, events } = await service.copies.takeIn(intake(Array.from({ length: 500 }, () => ({}))))
        expect(new Set(value.map((copy) => copy.barcode)).size).toBe(500)
        expect(value.every(({ barcode }) => /^R-\d{8}-\d$/.test(barcode) && !isMistyped(barcode))).toBe(true)
        expect(events).toHaveLength(500)
        expect(events[0]).toMatchObject({ type: "unit.created", unit_id: value[0]!.id, to_status: "intake" })
        expect(await unit(value[499]!.id)).toMatchObject({ status: "intake", home_location_id: PLACE, rental_count: 0 })
      })

      it("keeps what is known of each copy, in the order given", async () => {
        const { value } = await service.copies.takeIn(
          intake([
            { barcode: "Z-9", serial: "S1", media_grade: "NM", purchase_cost: "12.50", cost_currency: "eur" },
            {},
            { barcode: "A-1", purchased_at: "2026-01-31T00:00:00.000Z" },
          ]),
        )
        expect(value.map(({ barcode }) => barcode)).toEqual(["Z-9", expect.stringMatching(/^R-/), "A-1"])
        expect(await unit(value[0]!.id)).toMatchObject({ serial: "S1", media_grade: "NM", cost_currency: "eur" })
        expect((await unit(value[2]!.id)).purchased_at).toEqual(new Date("2026-01-31T00:00:00Z"))
      })

      it("names every barcode that is taken, in any case, in the shop or in the list, and takes none in", async () => {
        await service.copies.takeIn(intake([{ barcode: "Disc-7" }, { barcode: "ÄÖ-1" }]))
        const twice = intake([{ barcode: "disc-7" }, { barcode: "new-1" }, { barcode: "NEW-1" }, { barcode: "äö-1" }])
        await expect(service.copies.takeIn(twice)).rejects.toMatchObject({
          type: "conflict",
          code: "media_rental_barcode_taken",
          details: { barcodes: expect.arrayContaining(["disc-7", "NEW-1", "äö-1"]) },
        })
        const [{ count } = { count: 0 }] = await shop.sql.execute<{ count: number }>(
          `select count(*)::int as count from media_rental_unit`,
        )
        expect(count).toBe(2)
      })

      it("lets one of two win who give the same barcode at one moment", async () => {
        const results = await Promise.allSettled(
          Array.from({ length: 8 }, (_, i) => service.copies.takeIn(intake([{ barcode: i % 2 ? "SAME" : "same" }]))),
        )
        const lost = results.filter((result) => result.status === "rejected")
        expect(lost).toHaveLength(7)
        for (const { reason } of lost as PromiseRejectedResult[]) {
          expect(reason).toMatchObject({ code: "media_rental_barcode_taken" })
        }
      })

      it("passes over numbers that a foreign barcode carries already", async () => {
        const { value } = await service.copies.takeIn(intake([{}]))
        const next = Number(value[0]!.barcode.slice(2, 10)) + 1
        await service.copies.takeIn(intake([{ barcode: generatedBarcode(next) }]))
        const more = await service.copies.takeIn(intake([{}, {}]))
        expect(new Set(more.value.map(({ barcode }) => barcode)).size).toBe(2)
      })

      it("frees a barcode with the copy that is deleted", async () => {
        const { value } = await service.copies.takeIn(intake([{ barcode: "B" }]))
        await service.copies.remove({ id: value[0]!.id, ...by })
        await service.copies.takeIn(intake([{ barcode: "b" }]))
      })

      it("serves the queue with copies that go straight to the shelf", async () => {
        const holds = await shop.join("anna", "ben")
        const { events } = await service.copies.takeIn(intake([{}], "available"))
        expect(await holdStatus(holds.anna!)).toBe("ready")
        expect(await holdStatus(holds.ben!)).toBe("waiting")
        expect(events.map(({ type }) => type)).toEqual(["unit.created", "hold.ready"])
      })

      it("knows no offer that is gone", async () => {
        await expect(service.copies.takeIn({ ...intake([{}]), offer_id: "rofr_none" })).rejects.toMatchObject({
          code: "media_rental_offer_not_found",
        })
      })
    })

    describe("editing", () => {
      it("writes before and after, and nothing where nothing changes", async () => {
        await shop.copy(1, { purchase_cost: "12.5", cost_currency: "eur" })
        const same = { barcode: "B-1", purchase_cost: "12.50", cost_currency: "eur", serial: null }
        expect((await service.copies.edit({ id: "runt_1", set: same, ...by })).events).toEqual([])
        const { events, value } = await service.copies.edit({ id: "runt_1", version: 1, set: { serial: "S" }, ...by })
        expect(value.version).toBe(2)
        expect(events).toHaveLength(1)
        expect(events[0]).toMatchObject({
          type: "unit.updated",
          data: { change: "edited", changes: { serial: { before: null, after: "S" } } },
        })
      })

      it("refuses a stale version and a barcode of another copy, and lets its own change case", async () => {
        await shop.copy(1)
        await shop.copy(2)
        await expect(
          service.copies.edit({ id: "runt_1", version: 7, set: { serial: "S" }, ...by }),
        ).rejects.toMatchObject({ code: "media_rental_version_conflict", details: { version: 1 } })
        await expect(service.copies.edit({ id: "runt_1", set: { barcode: "b-2" }, ...by })).rejects.toMatchObject({
          code: "media_rental_barcode_taken",
          details: { barcodes: ["b-2"] },
        })
        await service.copies.edit({ id: "runt_1", set: { barcode: "b-1" }, ...by })
        expect(await unit()).toMatchObject({ barcode: "b-1", version: 2 })
      })

      it("lets one of two editors win who saw the same version", async () => {
        await shop.copy(1)
        const edits = ["a", "b", "c"].map((serial) =>
          service.copies.edit({ id: "runt_1", version: 1, set: { serial }, ...by }),
        )
        const results = await Promise.allSettled(edits)
        expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      })

      it("keeps cost and currency together", async () => {
        await shop.copy(1, { purchase_cost: "12.5", cost_currency: "eur" })
        await expect(service.copies.edit({ id: "runt_1", set: { cost_currency: "jpy" }, ...by })).rejects.toMatchObject(
          { problems: [expect.objectContaining({ path: "cost_currency" })] },
        )
        await service.copies.edit({ id: "runt_1", set: { purchase_cost: null }, ...by })
        expect(await unit()).toMatchObject({ purchase_cost: null, cost_currency: null })
      })

      it("moves a copy's home with its bookings left to others there", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const booked = await shop.rental("runt_1", after(2 * DAY), after(5 * DAY))
        const { value } = await service.copies.edit({ id: "runt_1", set: { home_location_id: ELSEWHERE }, ...by })
        expect(value.moved).toHaveLength(1)
        expect(await order(booked)).toMatchObject({ unit_id: "runt_2", at_risk: false })
      })

      it("does not move home while a booking there has no other copy, and changes nothing then", async () => {
        await shop.copy(1)
        const booked = await shop.rental("runt_1", after(2 * DAY), after(5 * DAY))
        await expect(
          service.copies.edit({ id: "runt_1", set: { home_location_id: ELSEWHERE }, ...by }),
        ).rejects.toMatchObject({ code: "media_rental_unit_conflict", details: { rental_order_ids: [booked] } })
        expect(await order(booked)).toMatchObject({ unit_id: "runt_1", at_risk: false })
        expect(await unit()).toMatchObject({ home_location_id: PLACE, version: 1 })
      })

      it.each(["out", "ready", "missing"])("does not move a copy that is %s", async (status) => {
        await shop.copy(1, { status })
        await expect(
          service.copies.edit({ id: "runt_1", set: { current_location_id: ELSEWHERE }, ...by }),
        ).rejects.toMatchObject({ code: "media_rental_state", details: { status } })
      })

      it("serves who waits at the new place", async () => {
        const holds = await shop.join("anna")
        await shop.copy(1, { home_location_id: ELSEWHERE, current_location_id: ELSEWHERE })
        const here = { home_location_id: PLACE, current_location_id: PLACE }
        await service.copies.edit({ id: "runt_1", set: here, ...by })
        expect(await holdStatus(holds.anna!)).toBe("ready")
      })
    })

    describe("leaving service", () => {
      it.each(["retire", "sell"] as const)("%s: bookings go to other copies, the rest is flagged once", async (act) => {
        await shop.copy(1)
        await shop.copy(2)
        await shop.rental("runt_2", after(DAY), after(3 * DAY))
        const placed = await shop.rental("runt_1", after(5 * DAY), after(8 * DAY))
        const stuck = await shop.rental("runt_1", after(DAY), after(3 * DAY))
        const { value, events } = await service.copies[act]({ id: "runt_1", note: "worn", ...by })
        expect(value).toMatchObject({ moved: [expect.any(String)], at_risk: [stuck] })
        expect(await order(placed)).toMatchObject({ unit_id: "runt_2", at_risk: false })
        expect(await order(stuck)).toMatchObject({ unit_id: "runt_1", at_risk: true })
        expect(await unit()).toMatchObject({ status: act === "retire" ? "retired" : "sold", retired_at: NOON })
        expect(events.map(({ type }) => type).sort()).toEqual(["order.at_risk", "order.reseated", "unit.updated"])
      })

      it("finds another copy for a booking that has begun and has not been fetched", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const waiting = await shop.rental("runt_1", after(-2 * HOUR), after(2 * DAY))
        await service.copies.retire({ id: "runt_1", ...by })
        expect(await order(waiting)).toMatchObject({ unit_id: "runt_2" })
      })

      it("leaves a copy alone that stands on the hold shelf", async () => {
        const holds = await shop.join("anna")
        await service.copies.takeIn(intake([{ barcode: "H-1" }], "available"))
        expect(await holdStatus(holds.anna!)).toBe("ready")
        const [copy] = await shop.sql.execute<{ id: string }>(`select id from media_rental_unit where barcode = 'H-1'`)
        for (const act of ["retire", "sell"] as const) {
          await expect(service.copies[act]({ id: copy!.id, ...by })).rejects.toMatchObject({
            code: "media_rental_unit_held",
          })
        }
      })

      it("names where the copy is when that does not lead there", async () => {
        for (const [n, status] of ["intake", "out", "repair", "missing", "sold", "retired"].entries()) {
          await shop.copy(n, { status })
          await expect(service.copies.retire({ id: `runt_${n}`, ...by })).rejects.toMatchObject({
            code: "media_rental_state",
            details: { status },
          })
        }
      })

      it("retires a copy once for two who do it at the same time", async () => {
        await shop.copy(1)
        const results = await Promise.allSettled([1, 2].map(() => service.copies.retire({ id: "runt_1", ...by })))
        const [lost] = results.filter((result) => result.status === "rejected") as PromiseRejectedResult[]
        expect(lost?.reason).toMatchObject({ code: "media_rental_state", details: { status: "retired" } })
      })

      it("drops the downtime that was planned for a copy that is retired", async () => {
        await shop.copy(1)
        await downtime("ralc_now", after(-HOUR), after(HOUR))
        await downtime("ralc_later", after(DAY), after(2 * DAY))
        await service.copies.retire({ id: "runt_1", ...by })
        expect(await allocations()).toEqual([expect.objectContaining({ id: "ralc_now", blocked_until: NOON })])
      })

      it("undoes a sale only while nobody has touched the copy since", async () => {
        await shop.copy(1, { status: "inspecting" })
        const { value } = await service.copies.sell({ id: "runt_1", ...by })
        const undo = { id: "runt_1", version: value.version, before: value.before, ...by }
        expect((await service.copies.undoSale({ ...undo, version: 1 })).value).toBe(false)
        expect((await service.copies.undoSale(undo)).value).toBe(true)
        expect(await unit()).toMatchObject({ status: "inspecting", retired_at: null })
      })

      it("goes on its way and comes back to the shelf at another place", async () => {
        await shop.copy(1)
        await service.copies.edit({
          id: "runt_1",
          set: { status: "in_transit", home_location_id: ELSEWHERE, current_location_id: ELSEWHERE },
          ...by,
        })
        expect(await unit()).toMatchObject({ status: "in_transit", home_location_id: ELSEWHERE })
        await service.copies.shelve({ id: "runt_1", ...by })
        expect(await unit()).toMatchObject({ status: "available", current_location_id: ELSEWHERE })
      })
    })

    describe("downtime", () => {
      it("puts a copy into repair whatever is booked, and cuts the downtime at a booking that cannot go", async () => {
        await shop.copy(1)
        const stuck = await shop.rental("runt_1", after(2 * DAY), after(5 * DAY))
        const { value } = await service.copies.planDowntime({ id: "runt_1", status: "repair", note: "scratch", ...by })
        expect(value.at_risk).toEqual([stuck])
        expect(await unit()).toMatchObject({ status: "repair" })
        expect((await allocations())[0]).toMatchObject({
          kind: "downtime",
          blocked_from: NOON,
          blocked_until: after(2 * DAY),
        })
      })

      it("goes from inspection into cleaning at once, without waiting for the buffer of the last rental", async () => {
        await shop.copy(1, { status: "inspecting" })
        await shop.rental("runt_1", after(-3 * DAY), after(-HOUR), {
          order: { status: "returned", out_at: after(-3 * DAY), returned_at: after(-HOUR) },
        })
        await service.copies.planDowntime({ id: "runt_1", status: "cleaning", ends_at: after(DAY), ...by })
        const [rental, cleaning] = await allocations()
        expect(rental).toMatchObject({ kind: "rental", blocked_until: NOON })
        expect(cleaning).toMatchObject({ kind: "downtime", blocked_from: NOON, blocked_until: after(DAY) })
      })

      it("plans ahead where bookings have another copy, and refuses where they have none", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const booked = await shop.rental("runt_1", after(2 * DAY), after(5 * DAY))
        const wanted = { id: "runt_1", starts_at: after(DAY), ends_at: after(9 * DAY), ...by }
        await service.copies.planDowntime(wanted)
        expect(await order(booked)).toMatchObject({ unit_id: "runt_2" })
        await expect(service.copies.planDowntime({ ...wanted, id: "runt_2" })).rejects.toMatchObject({
          code: "media_rental_unit_conflict",
          details: { rental_order_ids: [booked] },
        })
        expect(await order(booked)).toMatchObject({ unit_id: "runt_2", at_risk: false })
      })

      it("has no downtime in the past, and none twice", async () => {
        await shop.copy(1)
        await expect(
          service.copies.planDowntime({ id: "runt_1", starts_at: after(-2 * DAY), ends_at: after(-DAY), ...by }),
        ).rejects.toMatchObject({ code: "media_rental_period" })
        await service.copies.planDowntime({ id: "runt_1", starts_at: after(-DAY), ends_at: after(DAY), ...by })
        expect((await allocations())[0]).toMatchObject({ blocked_from: NOON, blocked_until: after(DAY) })
        await expect(service.copies.planDowntime({ id: "runt_1", ...by })).rejects.toMatchObject({
          code: "media_rental_unit_conflict",
        })
      })

      it.each(["sold", "retired", "missing"])("is nothing for a copy that is %s", async (status) => {
        await shop.copy(1, { status })
        await expect(service.copies.planDowntime({ id: "runt_1", ...by })).rejects.toMatchObject({
          code: "media_rental_state",
        })
      })

      it("ends early and serves the queue; one that has not begun never takes place", async () => {
        await shop.copy(1)
        await downtime("ralc_now", after(-HOUR), after(9 * DAY))
        const holds = await shop.join("anna")
        await service.copies.endDowntime({ id: "runt_1", allocation_id: "ralc_now", ...by })
        expect(await holdStatus(holds.anna!)).toBe("ready")
        expect((await allocations())[0]).toMatchObject({ id: "ralc_now", blocked_until: NOON })
        await downtime("ralc_later", after(20 * DAY), after(30 * DAY))
        await service.copies.endDowntime({ id: "runt_1", allocation_id: "ralc_later", ...by })
        expect((await allocations()).map(({ id }) => id)).not.toContain("ralc_later")
      })

      it("is longer only as far as nothing is in the way", async () => {
        await shop.copy(1)
        await downtime("ralc_now", after(-HOUR), after(DAY))
        await shop.rental("runt_1", after(3 * DAY), after(5 * DAY))
        const end = (ends_at: Date | null) =>
          service.copies.endDowntime({ id: "runt_1", allocation_id: "ralc_now", ends_at, ...by })
        await end(after(3 * DAY))
        await expect(end(after(3 * DAY + 1))).rejects.toMatchObject({ code: "media_rental_unit_conflict" })
        await expect(end(null)).rejects.toMatchObject({ code: "media_rental_unit_conflict" })
      })

      it("of a repair ends by shelving, and rentals are no downtimes", async () => {
        await shop.copy(1)
        await shop.copy(2)
        await service.copies.planDowntime({ id: "runt_1", status: "repair", ...by })
        const [repair] = await allocations()
        const later = { ...by, now: after(HOUR) }
        await expect(
          service.copies.endDowntime({ id: "runt_1", allocation_id: repair!.id, ...later }),
        ).rejects.toMatchObject({ code: "media_rental_state" })
        await service.copies.shelve({ id: "runt_1", ...later })
        expect((await allocations())[0]).toMatchObject({ id: repair!.id, blocked_until: after(HOUR) })
        await shop.rental("runt_2", after(DAY), after(2 * DAY))
        const [rental] = await allocations("runt_2")
        await expect(
          service.copies.endDowntime({ id: "runt_2", allocation_id: rental!.id, ...by }),
        ).rejects.toMatchObject({ code: "media_rental_allocation_not_found" })
      })
    })

    describe("shelving", () => {
      it.each(["intake", "inspecting", "cleaning", "repair", "in_transit"])(
        "from %s serves the queue",
        async (status) => {
          await shop.copy(1, { status })
          const holds = await shop.join("anna", "ben")
          await service.copies.shelve({ id: "runt_1", ...by })
          expect(await holdStatus(holds.anna!)).toBe("ready")
          expect(await holdStatus(holds.ben!)).toBe("waiting")
          expect(await unit()).toMatchObject({
            status: "available",
            in_service_at: status === "intake" ? NOON : after(-365 * DAY),
          })
        },
      )

      it.each(["available", "ready", "out", "missing", "sold", "retired"])(
        "is nothing for a copy that is %s",
        async (status) => {
          await shop.copy(1, { status })
          await expect(service.copies.shelve({ id: "runt_1", ...by })).rejects.toMatchObject({
            code: "media_rental_state",
            details: { status },
          })
        },
      )

      it("ends the buffer behind the last rental, so the copy can be booked again at once", async () => {
        await shop.copy(1, { status: "inspecting" })
        await shop.rental("runt_1", after(-3 * DAY), after(-HOUR), {
          order: { status: "closed", out_at: after(-3 * DAY), returned_at: after(-HOUR) },
        })
        const terms = { overdue_assume_days: null, buffer_after_ms: 12 * HOUR }
        const ask = () =>
          service.availability.ask({
            variant_id: VARIANT,
            location_id: PLACE,
            now: NOON,
            terms,
            wanted: { from: NOON.getTime(), until: after(DAY).getTime() },
            quantity: 1,
            otherwise: () => [{ from: after(2 * DAY).getTime(), until: after(3 * DAY).getTime() }],
          })
        expect(await ask()).toEqual({ bookable: false, free_copies: 0, next: 0 })
        await service.copies.shelve({ id: "runt_1", ...by })
        expect(await ask()).toEqual({ bookable: true, free_copies: 1, next: null })
      })

      it("takes the flag off bookings that feared for their copy", async () => {
        await shop.copy(1, { status: "repair" })
        const booked = await shop.rental("runt_1", after(2 * DAY), after(5 * DAY), { order: { at_risk: true } })
        await service.copies.shelve({ id: "runt_1", ...by })
        expect(await order(booked)).toMatchObject({ at_risk: false })
      })
    })

    describe("deleting", () => {
      it("keeps the copy's past and lets nobody see it any more", async () => {
        await shop.copy(1)
        await service.copies.remove({ id: "runt_1", ...by })
        expect((await unit()).deleted_at).toEqual(NOON)
        await expect(service.copies.shelve({ id: "runt_1", ...by })).rejects.toMatchObject({
          code: "media_rental_unit_not_found",
        })
      })

      it.each([
        ["booked", { status: "reserved" }, 2],
        ["overdue, its allocation long over", { status: "out", out_at: after(-9 * DAY) }, -5],
        ["back and not settled", { status: "returned", out_at: after(-9 * DAY), returned_at: after(-6 * DAY) }, -5],
      ])("is refused while a rental is %s", async (_, more, start) => {
        await shop.copy(1)
        const id = await shop.rental("runt_1", after(start * DAY), after((start + 1) * DAY), { order: more })
        await expect(service.copies.remove({ id: "runt_1", ...by })).rejects.toMatchObject({
          code: "media_rental_unit_conflict",
          details: { rental_order_ids: [id] },
        })
      })

      it("is refused while somebody pays for it", async () => {
        await shop.copy(1)
        await shop.add("media_rental_allocation", {
          id: "ralc_hold",
          unit_id: "runt_1",
          variant_id: VARIANT,
          kind: "checkout_hold",
          starts_at: after(DAY),
          ends_at: after(2 * DAY),
          blocked_from: after(DAY),
          blocked_until: after(2 * DAY),
          active: true,
          pinned: false,
          custody_open: false,
          expires_at: after(60_000),
        })
        const remove = (now: Date) => service.copies.remove({ id: "runt_1", ...by, now })
        await expect(remove(NOON)).rejects.toMatchObject({ code: "media_rental_unit_conflict" })
        await remove(after(60_000))
      })
    })
  },
})
