import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { DEFAULT_CALENDAR } from "../domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../domain/terms"
import type MediaRentalService from "../service"
import { DAY, HOUR, NOON, QueueShop, TITLE, VARIANT, after } from "./queue-shop"

jest.setTimeout(120_000)

/** Due at 21:00, half an hour of grace. */
const at = (day: number, hour = 21, minute = 0) => new Date(Date.UTC(2026, 11, day, hour, minute))

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager(), { pickup_window_ms: 2 * DAY })
    })

    /** What the jobs' workflows do with what is found; see `src/workflows/rental/jobs`. */
    const jobs = {
      async expireHolds(now: Date) {
        for (const title of await service.upkeep.queuesBehind({ now, after: null, limit: 100 })) {
          await service.holds.promote([title], { now })
        }
      },
      async markOverdue(now: Date) {
        for (const variant of await service.upkeep.titlesWithLateCopies({ now, after: null, limit: 100 })) {
          await service.upkeep.markOverdue(variant, { now })
        }
      },
      async remind(now: Date) {
        const { rentals } = await service.notices.remindersDue({ now, after: null, limit: 100 })
        for (const { claims } of rentals) await service.notices.claim(claims, { now })
      },
      async flagDeposits(now: Date) {
        for (const id of await service.upkeep.endingDepositHolds({ now, after: null, limit: 100 })) {
          await service.upkeep.flagDepositHold(id, { now })
        }
      },
      async giveUp(now: Date) {
        const paid = { refundable: "0", asked: "0.00", factors: {}, deposit_paid: false, fees_on_order: false }
        for (const { id } of await service.upkeep.noShows({ now, after: null, limit: 100 })) {
          await service.orders.noShow({ rental_order_id: id, paid }, { now }).catch(settled)
        }
        const { rentals } = await service.upkeep.givenUp({ now, after: null, limit: 100 })
        for (const { id } of rentals) await service.orders.lost({ rental_order_id: id }, { now }).catch(settled)
      },
    }
    /** Of two runs at once the second finds some of its work done. */
    const settled = (error: { code?: string }) => {
      if (error.code !== "media_rental_state") throw error
    }
    const everything = () =>
      shop.sql.execute(`select type, rental_order_id, hold_id from media_rental_event order by id`)
    const terms = (more: Partial<Terms>) => ({
      terms: { ...DEFAULT_TERMS, ...more },
      calendar: DEFAULT_CALENDAR,
      late_due_date: "",
    })
    const outRental = (unit: string, from: Date, until: Date, more: Record<string, unknown> = {}) =>
      shop.rental(unit, from, until, { order: { status: "out", ...more } })

    describe("run ten times, five of them at once, a job does its work once:", () => {
      const scenes: [name: keyof typeof jobs, arrange: () => Promise<unknown>, now: Date, types: string[]][] = [
        [
          "expireHolds",
          async () => {
            await shop.copy()
            await shop.join("A", "B")
          },
          after(DAY),
          ["hold.joined", "hold.ready", "hold.joined", "hold.expired", "hold.ready"],
        ],
        [
          "markOverdue",
          async () => {
            await shop.copy(1, { status: "out" })
            await outRental("runt_1", at(-4), at(1))
            await shop.rental("runt_1", at(5, 10), at(8))
          },
          at(1, 21, 31),
          ["order.overdue", "order.at_risk"],
        ],
        [
          "remind",
          async () => {
            await shop.copy(1, { status: "out" })
            await outRental("runt_1", at(-4), at(1))
          },
          at(2, 22),
          ["notice.sent"],
        ],
        [
          "flagDeposits",
          async () => {
            await shop.copy(1, { status: "out" })
            await outRental("runt_1", at(-4), at(10), { order_id: "order_1", deposit_share: "10.00" })
            await deposit(at(9))
          },
          NOON,
          ["deposit.attention"],
        ],
        [
          "giveUp",
          async () => {
            await shop.copy(1, { status: "out" })
            await shop.copy(2)
            await outRental("runt_1", at(-30), at(-25))
            await shop.rental("runt_2", at(-1, 10), at(3), {
              order: { terms_snapshot: terms({ no_show_fee: { eur: "2.00" } }) },
            })
          },
          NOON,
          ["charge.posted", "charge.posted", "order.lost", "order.no_show", "unit.updated"],
        ],
      ]
      const deposit = (authorized_until: Date, more: Record<string, unknown> = {}) =>
        shop.add("media_rental_deposit", {
          id: "rdep_1",
          order_id: "order_1",
          mode: "hold",
          amount: "10.00",
          captured: "0",
          refunded: "0",
          currency_code: "eur",
          status: "authorized",
          authorized_until,
          ...more,
        })

      it.each(scenes)("%s", async (name, arrange, now, types) => {
        await arrange()
        await Promise.all(Array.from({ length: 5 }, () => jobs[name](now)))
        for (let run = 0; run < 5; run++) await jobs[name](new Date(now.getTime() + run * 60_000))
        const written = (await everything()).map((row) => row["type"] as string)
        expect(written.sort()).toEqual([...types].sort())
      })

      it("deposits on hold: said when they will end too early, and once more when they are over", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(10), { order_id: "order_1", deposit_share: "10.00" })
        await deposit(at(9))
        await jobs.flagDeposits(NOON)
        await jobs.flagDeposits(at(9, 22))
        await jobs.flagDeposits(at(10))
        expect((await shop.events("deposit.attention")).map((event) => event["data"])).toEqual([
          expect.objectContaining({ reason: "ending" }),
          expect.objectContaining({ reason: "expired" }),
        ])
        expect(await shop.one(`select status from media_rental_deposit`)).toEqual({ status: "expired" })
      })

      it("deposits that last, or are settled, are left alone", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(10), { order_id: "order_1", deposit_share: "10.00" })
        await deposit(at(13))
        await jobs.flagDeposits(NOON)
        await shop.sql.execute(`update media_rental_deposit set status = 'captured', authorized_until = ?`, [at(2)])
        await jobs.flagDeposits(NOON)
        expect(await shop.events("deposit.attention")).toEqual([])
      })
    })

    describe("queues behind the clock", () => {
      const behind = (now: Date) => service.upkeep.queuesBehind({ now, after: null, limit: 100 })

      it("are found by a hold nobody fetched, and an outage is caught up at once", async () => {
        await shop.copy()
        await shop.join("A", "B", "C")
        expect(await behind(after(DAY - 1))).toEqual([])
        await jobs.expireHolds(after(30 * DAY))
        expect(await shop.queue()).toEqual({ A: "expired", B: "ready", C: "waiting" })
        expect(await behind(after(30 * DAY))).toEqual([])
      })

      it("are found by a hold of a cart that has lapsed, also when another transaction has ended it", async () => {
        await shop.copy()
        const cart = { kind: "checkout_hold", ref_id: "rcln_1", cart_id: "cart_1", expires_at: NOON }
        const until = after(4 * DAY)
        await shop.add("media_rental_allocation", {
          id: "ralc_cart",
          unit_id: "runt_1",
          variant_id: VARIANT,
          starts_at: after(-DAY),
          ends_at: until,
          blocked_from: after(-DAY),
          blocked_until: until,
          active: true,
          pinned: false,
          custody_open: false,
          ...cart,
        })
        await shop.join("A")
        expect(await shop.queue()).toEqual({ A: "waiting" })
        expect(await behind(after(-1))).toEqual([])
        expect(await behind(NOON)).toEqual([TITLE])
        await shop.sql.execute(`update media_rental_allocation set active = false`)
        expect(await behind(NOON)).toEqual([TITLE])
        await jobs.expireHolds(NOON)
        expect(await shop.queue()).toEqual({ A: "ready" })
        expect(await behind(NOON)).toEqual([])
      })

      it("are found by a lapsed hold nobody waits behind: the copy is shown as free", async () => {
        await shop.copy()
        await shop.join("A")
        await shop.sql.execute(`update media_rental_hold set status = 'canceled'`)
        await jobs.expireHolds(after(DAY - 1))
        const active = () => shop.sql.execute(`select id from media_rental_allocation where active`)
        expect(await active()).toHaveLength(1)
        await jobs.expireHolds(after(DAY))
        expect(await active()).toEqual([])
      })

      it("are found by the end of a suspension, by the shop's date", async () => {
        await shop.add("media_rental_calendar", {
          id: "rcal_1",
          location_id: TITLE.location_id,
          tz: "Pacific/Auckland",
          open_dows: 127,
          closed_dates: [],
          pickup_from: "10:00",
          due_time: "21:00",
          version: 1,
        })
        const { A } = await shop.join("A")
        await service.holds.suspend({ id: A! }, "2026-12-05", { now: NOON })
        // It is the fifth in Auckland from 11:00 UTC on the fourth.
        expect(await behind(at(4, 10, 59))).toEqual([])
        await jobs.expireHolds(at(4, 11))
        expect(await shop.queue()).toEqual({ A: "waiting" })
      })

      it("are found by a customer who may rent again", async () => {
        await shop.copy()
        await shop.sql.execute(`update media_rental_terms set max_open = 0`)
        await shop.join("A")
        await shop.sql.execute(`update media_rental_terms set max_open = null`)
        await jobs.expireHolds(NOON)
        expect(await shop.queue()).toEqual({ A: "ready" })
      })
    })

    describe("overdue copies", () => {
      it("are noted after the grace, and only then", async () => {
        await shop.copy(1, { status: "out" })
        const id = await outRental("runt_1", at(-4), at(1))
        await jobs.markOverdue(at(1, 21, 30))
        expect(await shop.one(`select overdue_at from media_rental_order where id = ?`, [id])).toEqual({
          overdue_at: null,
        })
        await jobs.markOverdue(at(6))
        expect(await shop.one(`select overdue_at from media_rental_order where id = ?`, [id])).toEqual({
          overdue_at: at(6),
        })
      })

      it("put the next booking at risk, not the one behind it nor one long after the copy is given up", async () => {
        await shop.copy(1, { status: "out" })
        await shop.copy(2, { status: "out" })
        await outRental("runt_1", at(-4), at(1))
        const next = await shop.rental("runt_1", at(5, 10), at(6))
        await shop.rental("runt_1", at(8, 10), at(9))
        await outRental("runt_2", at(-4), at(1))
        await shop.rental("runt_2", at(25, 10), at(27))
        await jobs.markOverdue(at(2))
        await jobs.markOverdue(at(3))
        const flagged = await shop.sql.execute(`select id from media_rental_order where at_risk`)
        expect(flagged).toEqual([{ id: next }])
        expect(await shop.events("order.at_risk")).toHaveLength(1)
      })

      it("leave the next booking in peace when the terms expect them back before it", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(1), { terms_snapshot: terms({ overdue_assume_days: 2 }) })
        const next = await shop.rental("runt_1", at(6, 10), at(8))
        await jobs.markOverdue(at(2))
        expect(await shop.events("order.at_risk")).toHaveLength(0)
        await jobs.markOverdue(at(4))
        expect((await shop.events("order.at_risk")).map((event) => event["rental_order_id"])).toEqual([next])
      })

      it("are given up at the end of the day their terms name, and not before", async () => {
        await shop.copy(1, { status: "out" })
        const id = await outRental("runt_1", at(-4), at(1), { terms_snapshot: terms({ lost_after_days: 5 }) })
        const never = terms({ lost_after_days: null })
        await shop.copy(2, { status: "out" })
        await outRental("runt_2", at(-4), at(1), { terms_snapshot: never })
        const found = async (now: Date) => (await service.upkeep.givenUp({ now, after: null, limit: 10 })).rentals
        expect(await found(at(6, 21, 29))).toEqual([])
        expect(await found(at(6, 21, 30))).toEqual([{ id, variant_id: VARIANT }])
      })
    })

    describe("bookings nobody came for", () => {
      const found = async (now: Date) =>
        (await service.upkeep.noShows({ now, after: null, limit: 10 })).map((rental) => rental.id)

      it("are found so long after their start as their terms say", async () => {
        await shop.copy()
        const id = await shop.rental("runt_1", at(1, 10), at(4), {
          order: { terms_snapshot: terms({ no_show_after_ms: HOUR }) },
        })
        expect(await found(at(1, 10, 59))).toEqual([])
        expect(await found(at(1, 11))).toEqual([id])
      })

      it("are not those the shop had no copy for, or has to post", async () => {
        await shop.copy(1)
        await shop.copy(2, { status: "out" })
        await shop.copy(3)
        await shop.rental("runt_1", at(1, 10), at(4), { order: { fulfilment: "ship" } })
        await shop.rental("runt_2", at(1, 10), at(4))
        await shop.rental("runt_3", at(1, 10), at(4), { order: { at_risk: true } })
        expect(await found(at(8))).toEqual([])
      })

      it("page by page", async () => {
        for (const n of [1, 2, 3]) {
          await shop.copy(n)
          await shop.rental(`runt_${n}`, at(1, 10), at(4))
        }
        const seen: string[] = []
        for (let after: string | null = null; ; after = seen[seen.length - 1]!) {
          const page: { id: string }[] = await service.upkeep.noShows({ now: at(8), after, limit: 1 })
          if (page.length === 0) break
          seen.push(...page.map((rental) => rental.id))
        }
        expect(seen).toEqual(["rent_1", "rent_2", "rent_3"])
      })
    })

    describe("reminders", () => {
      const steps = async (type = "notice.sent") =>
        (await shop.events(type)).map((event) => (event["data"] as { step: string }).step)

      it("go out when they are due, to the minute, in the shop's days", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(4))
        await jobs.remind(at(3, 20, 59))
        expect(await steps()).toEqual([])
        await jobs.remind(at(3, 21))
        expect(await steps()).toEqual(["2026-12-04"])
        expect(await shop.events("order.due_soon")).toHaveLength(1)
        await jobs.remind(at(5, 21, 29))
        expect(await steps()).toEqual(["2026-12-04"])
        await jobs.remind(at(5, 21, 30))
        expect(await steps()).toEqual(["2026-12-04", "2026-12-04+1"])
      })

      it("of an outage that are older than three days are recorded, not sent", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(1))
        // Steps 1 and 3 fell due on the 2nd and the 4th.
        await jobs.remind(at(7, 12))
        expect(await steps("notice.skipped")).toEqual(["2026-12-01+1"])
        expect(await steps()).toEqual(["2026-12-01+3"])
        await jobs.remind(at(8, 22))
        expect(await steps()).toEqual(["2026-12-01+3", "2026-12-01+7"])
      })

      it("are taken by one of several runs at once, announced once", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(4))
        const { rentals } = await service.notices.remindersDue({ now: at(3, 22), after: null, limit: 10 })
        const runs = await Promise.all([1, 2, 3].map(() => service.notices.claim(rentals[0]!.claims)))
        expect(runs.map(({ value }) => value.length).sort()).toEqual([0, 0, 1])
        expect(runs.flatMap(({ events }) => events.map((event) => event.type)).sort()).toEqual([
          "notice.sent",
          "order.due_soon",
        ])
      })

      it("begin anew under another due date, and end with the return", async () => {
        await shop.copy(1, { status: "out" })
        const id = await outRental("runt_1", at(-4), at(1))
        await jobs.remind(at(2, 22))
        await shop.sql.execute(`update media_rental_order set due_at = ?, late_due_date = '2026-12-08' where id = ?`, [
          at(8),
          id,
        ])
        await jobs.remind(at(7, 22))
        await jobs.remind(at(9, 22))
        expect(await steps()).toEqual(["2026-12-01+1", "2026-12-08", "2026-12-08+1"])
        await shop.sql.execute(`update media_rental_order set status = 'returned', returned_at = ? where id = ?`, [
          at(9),
          id,
        ])
        await jobs.remind(at(12))
        expect(await steps()).toHaveLength(3)
      })
    })

    describe("a letter that could not be sent", () => {
      const letter = { kind: "due_soon" as const, step: "2026-12-04", rental_order_ids: ["rent_1"], hold_id: null }
      const waiting = async (now: Date) =>
        (await service.notices.failed({ now, after: null, limit: 10 })).map((row) => row.data.attempt)

      it("is tried again by one run only, and four times in all", async () => {
        for (const attempt of [1, 2, 3]) {
          await service.notices.noteFailed({ ...letter, attempt }, "no route to host", { now: after(attempt * HOUR) })
          const [failed] = await service.notices.failed({ now: after(attempt * HOUR), after: null, limit: 10 })
          expect(failed!.data).toMatchObject({ ...letter, attempt })
          const taken = await Promise.all(
            [1, 2, 3].map(() => service.notices.takeRetry(failed!.event_id, failed!.data)),
          )
          expect(taken.filter(Boolean)).toHaveLength(1)
          expect(await waiting(after(attempt * HOUR))).toEqual([])
        }
        await service.notices.noteFailed({ ...letter, attempt: 4 }, "no route to host", { now: after(4 * HOUR) })
        expect(await waiting(after(4 * HOUR))).toEqual([])
      })

      it("is given up after three days", async () => {
        await service.notices.noteFailed({ ...letter, attempt: 1 }, "no route to host", { now: NOON })
        expect(await waiting(after(3 * DAY - 1))).toEqual([1])
        expect(await waiting(after(3 * DAY))).toEqual([])
      })
    })

    describe("contradictions", () => {
      it("are none where all is well, and each is found by its kind", async () => {
        await shop.copy(1, { status: "out" })
        await outRental("runt_1", at(-4), at(1), { channel: "import" })
        expect(await service.upkeep.contradictions()).toEqual({})
        await shop.copy(2, { status: "out" })
        await shop.copy(3, { status: "ready" })
        await shop.sql.execute(`update media_rental_unit set status = 'available' where id = 'runt_1'`)
        await shop.sql.execute(`update media_rental_allocation set active = false, custody_open = false`)
        expect(await service.upkeep.contradictions()).toEqual({
          copy_out_without_rental: { count: 1, ids: ["runt_2"] },
          copy_set_aside_without_rental: { count: 1, ids: ["runt_3"] },
          rental_out_without_copy: { count: 1, ids: ["rent_1"] },
          rental_without_time: { count: 1, ids: ["rent_1"] },
        })
      })

      it("are kept in the log", async () => {
        await service.upkeep.recordReconciliation({}, { now: NOON })
        await service.upkeep.recordReconciliation({ x: { count: 1, ids: ["a"] } }, { now: after(DAY) })
        expect(await service.upkeep.latestReconciliations(1)).toEqual([
          { finished_at: after(DAY), findings: { x: { count: 1, ids: ["a"] } } },
        ])
      })
    })
  },
})
