import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { eventually } from "../helpers/eventually"
import { DESK, MoneyDesk, type Booked } from "../helpers/rental-money"
import { addDays } from "../../src/modules/rental/domain/dates"

jest.setTimeout(300_000)

const NOTHING = { held: 0, owed: 0, payable: 0 }

/** Rentals that share an order and its deposit, and acts at the same moment: no cent moves twice or from elsewhere. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let desk: MoneyDesk
    beforeAll(async () => {
      desk = await MoneyDesk.open(api, getContainer(), 8)
    })
    const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

    describe("two copies of one order", () => {
      it("one with an unpaid extension, the other cancelled: each has its own money", async () => {
        const [one, two] = (await desk.bookAll({ lines: [{ days: 3, quantity: 2 }] })) as [Booked, Booked]
        await desk.extend(one)
        expect(await desk.books(one)).toEqual({ held: 51.9, owed: 4.76, payable: 4.76 })
        expect(await desk.act(two, "cancel")).toBe("-25.95")
        expect(await desk.books(one)).toEqual({ held: 25.95, owed: 4.76, payable: 4.76 })
        expect(await desk.act(one, "cancel")).toBe("-25.95")
        expect(await desk.books(one)).toEqual(NOTHING)
        expect(await desk.night(one, two)).toEqual({})
        expect(await desk.books(one)).toEqual(NOTHING)
        const [deposit] = await desk.sql(`select status, refunded::float8 as refunded from media_rental_deposit`)
        expect(deposit).toEqual({ status: "refunded", refunded: 40 })
      })

      it("come back one by one: the deposit of each pays what that one owes", async () => {
        await desk.terms({ max_debt: { eur: "50.00" } })
        const [one, two] = (await desk.bookAll({ lines: [{ days: 3, quantity: 2 }] })) as [Booked, Booked]
        for (const booked of [one, two]) await desk.takeHome(booked)
        await desk.extend(one)
        await desk.extend(two)
        await desk.giveBack(two)
        expect(await desk.books(one)).toEqual({ held: 36.66, owed: 4.76, payable: 4.76 })
        expect(await desk.ledger(two)).toEqual(["rent 5.00 paid by order", "extension 4.00 paid by deposit"])
        expect(await desk.ledger(one)).toEqual(["rent 5.00 paid by order", "extension 4.00 invoiced"])
        await desk.giveBack(one)
        expect(await desk.books(one)).toEqual({ held: 21.42, owed: 0, payable: 0 })
        expect(await desk.night(one, two)).toEqual({})
      })

      it("share one hold: it is taken once, for what both owe", async () => {
        await desk.terms({ deposit_mode: "hold", max_debt: { eur: "50.00" } })
        const [one, two] = (await desk.bookAll({ lines: [{ days: 3, quantity: 2 }] })) as [Booked, Booked]
        for (const booked of [one, two]) await desk.takeHome(booked)
        await desk.extend(one)
        await desk.extend(two)
        await desk.giveBack(two)
        expect(await desk.books(one)).toEqual({ held: 11.9, owed: 9.52, payable: 9.52 })
        await desk.giveBack(one)
        expect(await desk.books(one)).toEqual({ held: 11.9, owed: 0, payable: 0 })
        const deposits = await desk.sql(`select status, captured::float8 as captured from media_rental_deposit`)
        expect(deposits).toEqual([{ status: "captured", captured: 9.52 }])
        expect(await desk.night(one, two)).toEqual({})
      })

      it("within a cap, beside something that was bought: cancelling one leaves the sale alone", async () => {
        await desk.terms({ deposit_cap: { eur: "30.00" } })
        const sales = [{ variant_id: desk.shop.title.sale_variant_id, quantity: 1 }]
        const [one, two] = (await desk.bookAll({ lines: [{ days: 3, quantity: 2 }], sales })) as [Booked, Booked]
        const { owed } = await desk.books(one)
        expect(await desk.act(one, "cancel")).toBe("-20.95")
        expect(await desk.books(one)).toEqual({ held: Math.round((owed - 20.95) * 100) / 100, owed: 0, payable: 0 })
        expect(await desk.act(two, "cancel")).toBe("-20.95")
        expect((await desk.books(one)).held).toBeCloseTo(owed - 41.9, 2)
        expect(await desk.night(one, two)).toEqual({})
      })
    })

    describe("an extension that was paid", () => {
      it("goes back as money with the rest", async () => {
        const booked = await desk.book()
        await desk.extend(booked)
        await desk.pay(booked)
        await eventually(async () => expect(await desk.ledger(booked)).toContain("extension 4.00 paid by order"))
        expect(await desk.act(booked, "cancel")).toBe("-30.71")
        expect(await desk.books(booked)).toEqual(NOTHING)
        expect(await desk.night(booked)).toEqual({})
      })
    })

    describe("at the same moment", () => {
      it("two cancellations give back once", async () => {
        const booked = await desk.book()
        const agreed = { expected_total: "-25.95", currency_code: "eur" }
        const path = `${DESK}/orders/${booked.id}/cancel`
        expect(statuses(await Promise.all([desk.post(path, agreed), desk.post(path, agreed)]))).toEqual([200, 409])
        expect(await desk.night(booked)).toEqual({})
        expect(await desk.books(booked)).toEqual(NOTHING)
      })

      it("waivers of a paid charge never give back more than was paid", async () => {
        const booked = await desk.book()
        const rent = await desk.chargeOf(booked, "rent")
        const answers = await Promise.all([3, 3, 3].map((amount) => desk.waive(booked, rent.id, `${amount}.00`)))
        expect(statuses(answers)).toEqual([200, 400, 400])
        expect(await desk.night(booked)).toEqual({})
        // 3.00 and its tax.
        expect(await desk.books(booked)).toEqual({ held: 22.38, owed: 0, payable: 0 })
      })

      it("a waiver and the payment of the same charge leave nobody with the other's money", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.extend(booked)
        const extension = await desk.chargeOf(booked, "extension")
        const [waived, paid] = await Promise.all([desk.waive(booked, extension.id), desk.pay(booked)])
        expect(waived.status).toBe(200)
        // Most often the event of the payment settles it; whichever comes last, the night does.
        await eventually(async () => {
          await desk.night(booked)
          const { held, owed, payable } = await desk.books(booked)
          expect([paid.status, held, owed, payable]).toEqual([expect.any(Number), 25.95, 0, 0])
        }, 10)
      })

      it("an extension and a cancellation: whichever comes first, the books agree", async () => {
        const booked = await desk.book()
        const [row] = await desk.sql(`select due_date from media_rental_order where id = ?`, [booked.id])
        const path = `${DESK}/orders/${booked.id}`
        const due_date = addDays(row!["due_date"], 3)
        const [extended, canceled] = await Promise.all([
          desk.post(`${path}/extend`, { due_date, expected_total: "4.00", currency_code: "eur" }),
          desk.post(`${path}/cancel`, { expected_total: "-25.95", currency_code: "eur" }),
        ])
        expect([200, 409]).toContain(extended.status)
        expect(canceled.status).toBe(200)
        expect(await desk.night(booked)).toEqual({})
        expect(await desk.books(booked)).toEqual(NOTHING)
      })
    })

    describe("somebody is editing the order", () => {
      it("money waits, nothing is lost, and the next settlement moves it", async () => {
        const booked = await desk.book()
        await desk.takeHome(booked)
        await desk.extend(booked)
        await desk.ok(`/admin/order-edits`, { order_id: booked.orderId })
        await desk.giveBack(booked)
        expect(await desk.books(booked)).toEqual({ held: 25.95, owed: 4.76, payable: 4.76 })
        const [deposit] = await desk.sql(`select last_error from media_rental_deposit`)
        expect(deposit!["last_error"]).toMatch(/being edited/)
        await desk.ok(`/admin/order-edits/${booked.orderId}/request`, {})
        await desk.ok(`/admin/order-edits/${booked.orderId}/confirm`, {})
        expect(await desk.night(booked)).toEqual({})
        expect(await desk.books(booked)).toEqual({ held: 10.71, owed: 0, payable: 0 })
      })
    })

    describe("in yen", () => {
      it("no fraction appears", async () => {
        const [booked] = (await desk.bookAll({ lines: [{ days: 3 }], regionId: desk.shop.yenRegionId })) as [Booked]
        await desk.takeHome(booked)
        await desk.extend(booked)
        const { owed } = await desk.books(booked)
        expect([Number.isInteger(owed), owed > 0]).toEqual([true, true])
        await desk.giveBack(booked, "jpy")
        const { held } = await desk.books(booked)
        expect([held, owed]).toEqual([1071 + 714, 714])
        expect(await desk.night(booked)).toEqual({})
      })
    })
  },
})
