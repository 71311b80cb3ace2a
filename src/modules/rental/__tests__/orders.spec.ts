import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { Row } from "../../../lib/sql"
import type { CurrentRates } from "../actions/orders/extend-plan"
import type { RentalPaid } from "../actions/orders/cancel-plan"
import { addDays } from "../domain/dates"
import type { Tier } from "../domain/rent-price"
import { DEFAULT_CALENDAR, instantAt } from "../domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../domain/terms"
import type MediaRentalService from "../service"
import { DAY, HOUR, NOON, QueueShop, after } from "./queue-shop"

jest.setTimeout(120_000)

const TODAY = "2026-12-01"
const staff = { type: "user" as const, id: "user_1" }
const TIERS = [
  [1, "2.50"],
  [3, "5.00"],
  [7, "9.00"],
].map(([days, amount]): Tier => ({
  id: `rtir_${days}`,
  label: `${days} d`,
  days: days as number,
  currency_code: "eur",
  amount: amount as string,
  customer_group_id: null,
  start_dows: null,
  valid_from: null,
  valid_to: null,
}))
const rates: CurrentRates = { tiers: TIERS, price_bounds: null, max_days: 30, group_ids: [], rent_factor: null }
const PAID: RentalPaid = { refundable: "100.00", asked: "0.00", factors: {}, deposit_paid: false, fees_on_order: false }
const eur = (total: string) => ({ total, currency_code: "eur" })

interface Booking {
  unit?: string
  /** Days from today. */
  start: number
  days?: number
  status?: "reserved" | "ready" | "out"
  terms?: Partial<Terms>
  order?: Row
  rent?: string
  rentStatus?: string
}

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop
    let unit: string

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager())
      unit = await shop.copy(1)
    })

    /** A rental whose rent is on its shop order; one that is out has taken its copy along. */
    async function book({ start, days = 3, status = "reserved", terms, ...more }: Booking): Promise<string> {
      const copy = more.unit ?? unit
      const [from, to] = [addDays(TODAY, start), addDays(TODAY, start + days)]
      const id = await shop.rental(copy, instantAt(from, "10:00", "UTC"), instantAt(to, "21:00", "UTC"), {
        order: {
          status,
          days,
          order_id: "order_1",
          terms_snapshot: { terms: { ...DEFAULT_TERMS, ...terms }, calendar: DEFAULT_CALENDAR, late_due_date: to },
          ...more.order,
        },
        allocation: { pinned: status !== "reserved" },
      })
      if (status !== "reserved")
        await shop.sql.execute(`update media_rental_unit set status = ? where id = ?`, [status, copy])
      await charge(id, { kind: "rent", amount: more.rent ?? "5.00", status: more.rentStatus ?? "invoiced" })
      return id
    }
    const charge = (rental: string, more: Row) =>
      shop.add("media_rental_charge", {
        id: `rchg_${rental}_${String(more["kind"])}`,
        rental_order_id: rental,
        kind: "rent",
        period_key: String(more["kind"]),
        amount: "5.00",
        currency_code: "eur",
        status: "pending",
        ...more,
      })
    const order = (id: string) =>
      shop.one<Record<string, unknown>>(`select * from media_rental_order where id = ?`, [id])
    const allocation = (id: string) =>
      shop.one<Record<string, unknown>>(
        `select a.* from media_rental_allocation a join media_rental_order r on r.allocation_id = a.id where r.id = ?`,
        [id],
      )
    const copy = (id = unit) => shop.one<Record<string, unknown>>(`select * from media_rental_unit where id = ?`, [id])
    const ledger = async (id: string) =>
      (await service.ledger.chargesOf([id])).map(({ kind, amount, status }) => `${kind} ${amount} ${status}`)
    const extension = (
      id: string,
      dueIn: number,
      more: { by?: "customer" | "staff"; rates?: Partial<CurrentRates> } = {},
    ) => ({
      rental_order_id: id,
      due_date: addDays(TODAY, dueIn),
      by: more.by ?? ("customer" as const),
      rates: { ...rates, ...more.rates },
    })
    const preview = (id: string, dueIn: number, more: Parameters<typeof extension>[2] = {}, now = NOON) =>
      service.orders.previewExtension(id, extension(id, dueIn, more), now)
    const extend = (id: string, dueIn: number, total: string, more: Parameters<typeof extension>[2] = {}, now = NOON) =>
      service.orders.extend({ ...extension(id, dueIn, more), expected: eur(total) }, { now, actor: staff })
    const refusal = (reason: string, max_due_date: string | null = null) => ({
      code: "media_rental_extension_refused",
      details: { reason, max_due_date },
    })

    describe("ledger", () => {
      it("writes the same charge once, however often it is posted", async () => {
        const id = await book({ start: -1, status: "out", terms: {} })
        await service.orders.lost({ rental_order_id: id }, { now: NOON })
        await expect(service.orders.lost({ rental_order_id: id }, { now: NOON })).rejects.toMatchObject({
          code: "media_rental_state",
        })
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "lost 20.00 pending"])
      })

      it("waives in parts, and what nets to nothing is waived", async () => {
        const id = await book({ start: -1, status: "out" })
        await charge(id, { kind: "late", amount: "3.00" })
        const charge_id = `rchg_${id}_late`
        await service.ledger.reverse({ charge_id, amount: "1.00", reason: "our fault" }, { now: NOON })
        expect(await service.ledger.debtOf("cus_renter")).toEqual([{ currency_code: "eur", amount: "2.00" }])
        await service.ledger.reverse({ charge_id, reason: "our fault" }, { now: after(1000) })
        expect(await service.ledger.debtOf("cus_renter")).toEqual([])
        expect(await ledger(id)).toEqual([
          "rent 5.00 invoiced",
          "late 3.00 waived",
          "waiver -1.00 waived",
          "waiver -2.00 waived",
        ])
        const nothing = service.ledger.reverse({ charge_id, reason: "again" })
        await expect(nothing).rejects.toMatchObject({ code: "media_rental_state" })
      })

      it("never takes back more than there is, even twice at once", async () => {
        const id = await book({ start: -1, status: "out" })
        await charge(id, { kind: "damage", amount: "4.00", status: "paid" })
        const charge_id = `rchg_${id}_damage`
        const half = () => service.ledger.reverse({ charge_id, amount: "3.00", reason: "too much" })
        const results = await Promise.allSettled([half(), half()])
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "damage 4.00 paid", "refund -3.00 paid"])
      })

      it("moves reversals with what they reverse, so that sums over a status stay right", async () => {
        const id = await book({ start: -1, status: "out" })
        await charge(id, { kind: "cleaning", amount: "4.00" })
        await service.ledger.reverse({ charge_id: `rchg_${id}_cleaning`, amount: "1.00", reason: "a little" })
        await service.ledger.mark({
          charge_ids: [`rchg_${id}_cleaning`],
          from: ["pending"],
          to: "paid",
          paid_by: "counter",
        })
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "cleaning 4.00 paid", "waiver -1.00 paid"])
      })

      it("counts no rent as debt, and not its reversal either", async () => {
        const id = await book({ start: -1, status: "out" })
        await charge(id, { kind: "late", amount: "1.50", status: "invoiced" })
        await service.ledger.reverse({ charge_id: `rchg_${id}_rent`, reason: "a gift" })
        expect(await service.ledger.debtOf("cus_renter")).toEqual([{ currency_code: "eur", amount: "1.50" }])
      })
    })

    describe("extension", () => {
      it("moves every date together and charges the difference to the price of the whole period", async () => {
        const id = await book({ start: -1, status: "out" })
        // Three days cost 5.00, six 9.00 with the tile of seven.
        expect(await preview(id, 5)).toMatchObject({ total: "4.00", lines: [{ kind: "extension", amount: "4.00" }] })
        await extend(id, 5, "4.00")
        expect(await order(id)).toMatchObject({
          due_date: "2026-12-06",
          late_due_date: "2026-12-06",
          days: 6,
          due_at: instantAt("2026-12-06", "21:00", "UTC"),
          extension_count: 1,
        })
        expect(await allocation(id)).toMatchObject({
          ends_at: instantAt("2026-12-06", "21:00", "UTC"),
          blocked_until: instantAt("2026-12-07", "09:00", "UTC"),
          late_after: instantAt("2026-12-06", "21:30", "UTC"),
        })
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "extension 4.00 pending"])
        expect(await shop.events("order.extended")).toHaveLength(1)
      })

      it("rolls a due date on a closed day by the calendar the rental was booked with", async () => {
        const calendar = { ...DEFAULT_CALENDAR, closed_dates: ["2026-12-06"] }
        const id = await book({ start: -1, status: "out" })
        await shop.sql.execute(
          `update media_rental_order set terms_snapshot = jsonb_set(terms_snapshot, '{calendar}', ?::jsonb) where id = ?`,
          [JSON.stringify(calendar), id],
        )
        await extend(id, 5, "4.00")
        expect(await order(id)).toMatchObject({ due_date: "2026-12-06", late_due_date: "2026-12-07" })
      })

      it("compares prices with tax where the shop's prices are with tax", async () => {
        // 5.00 were paid, of which the ledger has 4.20 before tax.
        const id = await book({ start: -1, status: "out", rent: "4.20" })
        const rent_factor = { total: "5.00", amount: "4.20" }
        expect(await preview(id, 5, { rates: { rent_factor } })).toMatchObject({ total: "4.00" })
      })

      it("costs nothing where the days are paid for already", async () => {
        const id = await book({ start: -1, days: 5, status: "out", rent: "9.00" })
        const { value } = await extend(id, 6, "0.00")
        expect(value.charges).toEqual([])
        expect(await ledger(id)).toEqual(["rent 9.00 invoiced"])
      })

      it("writes nothing when the total is not the one that was shown", async () => {
        const id = await book({ start: -1, status: "out" })
        await expect(extend(id, 5, "3.99")).rejects.toMatchObject({
          code: "media_rental_charge_changed",
          details: { expected_total: "4.00" },
        })
        expect(await order(id)).toMatchObject({ due_date: "2026-12-03", extension_count: 0 })
        expect(await ledger(id)).toHaveLength(1)
      })

      it("needs a later date", async () => {
        const id = await book({ start: -1, status: "out" })
        await expect(preview(id, 2)).rejects.toMatchObject({ code: "media_rental_period" })
      })

      it("is refused to a customer whose rental is overdue, and to nobody else", async () => {
        const id = await book({ start: -6, status: "out", terms: { late_amount: { eur: "1.50" } } })
        await expect(preview(id, 2)).rejects.toMatchObject(refusal("overdue"))
        expect(await preview(id, 2, { by: "staff" })).toMatchObject({ total: "11.00" })
      })

      it("by staff keeps the late fee under the old due date", async () => {
        const id = await book({ start: -6, status: "out", terms: { late_amount: { eur: "1.50" } } })
        // Due on 28 November; on 1 December at noon three days have begun. Eight days cost 9.00 + 2.50.
        expect((await preview(id, 2, { by: "staff" })).lines).toEqual([
          { kind: "late", amount: "4.50", label_params: { count: 3, unit: "day", due_date: "2026-11-28" } },
          expect.objectContaining({ kind: "extension", amount: "6.50" }),
        ])
        await extend(id, 2, "11.00", { by: "staff" })
        const [, late] = (await service.ledger.chargesOf([id])).filter(({ kind }) => kind !== "extension")
        expect(late).toMatchObject({ kind: "late", period_key: "late:2026-11-28", amount: "4.50" })
      })

      it("is refused to who is blocked or owes money", async () => {
        const id = await book({ start: -1, status: "out" })
        await charge(id, { kind: "cleaning", amount: "0.01" })
        await expect(preview(id, 4)).rejects.toMatchObject(refusal("debt"))
        await shop.sql.execute(`update media_rental_charge set status = 'paid'`)
        await shop.add("media_rental_member", {
          id: "rmem_1",
          customer_id: "cus_renter",
          member_no: "M1",
          status: "blocked",
          deposit_waived: false,
          version: 1,
        })
        await expect(preview(id, 4)).rejects.toMatchObject(refusal("blocked"))
      })

      it("is refused over the limit of open rentals, this one not counted", async () => {
        const id = await book({ start: -1, status: "out", terms: { max_open: 1 } })
        await preview(id, 4)
        await book({ unit: await shop.copy(2), start: -1, status: "out" })
        await expect(preview(id, 4)).rejects.toMatchObject(refusal("limit_open"))
      })

      it("is refused beyond what terms and plan allow, naming the latest date", async () => {
        const id = await book({ start: -1, status: "out", terms: { extension_max_days: 4 } })
        await expect(preview(id, 7)).rejects.toMatchObject(refusal("extension_max_days", "2026-12-07"))
        await expect(preview(id, 6, { rates: { max_days: 5 } })).rejects.toMatchObject(
          refusal("max_days", "2026-12-05"),
        )
        await extend(id, 3, "2.50")
        await shop.sql.execute(`update media_rental_charge set status = 'paid'`)
        await expect(preview(id, 4)).rejects.toMatchObject(refusal("max_extensions"))
      })

      it("is refused while somebody else waits for the title", async () => {
        const id = await book({ start: -1, status: "out" })
        await shop.join("ann")
        await expect(preview(id, 3)).rejects.toMatchObject(refusal("wanted"))
        await shop.sql.execute(`update media_rental_hold set status = 'suspended', suspended_until = '2027-01-01'`)
        await preview(id, 3)
      })

      it("moves the next booking to another copy, and is refused when there is none", async () => {
        const id = await book({ start: -1, status: "out" })
        const next = await book({ start: 5 })
        await expect(preview(id, 6)).rejects.toMatchObject(refusal("next_booking", "2026-12-05"))
        const second = await shop.copy(2)
        await extend(id, 6, "4.00")
        expect(await order(next)).toMatchObject({ unit_id: second })
        expect(await order(id)).toMatchObject({ unit_id: unit })
      })

      it("frees bookings from the danger that the late copy was to them", async () => {
        const id = await book({ start: -6, status: "out" })
        const next = await book({ start: 6, order: { at_risk: true } })
        await extend(id, 2, "6.50", { by: "staff" })
        expect(await order(next)).toMatchObject({ at_risk: false })
      })

      it("has one price for two who confirm at once, and one effect", async () => {
        const id = await book({ start: -1, status: "out", terms: { max_extensions: 1 } })
        const results = await Promise.allSettled([extend(id, 5, "4.00"), extend(id, 5, "4.00")])
        expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "extension 4.00 pending"])
      })

      it("tells a customer until when it is possible", async () => {
        const id = await book({ start: -1, status: "out" })
        await book({ start: 5 })
        const outlook = await service.orders.extensionOutlook(id, rates, NOON)
        expect(outlook).toEqual({ allowed: true, reason: null, max_due_date: "2026-12-05" })
        const late = await service.orders.extensionOutlook(id, rates, after(5 * DAY))
        expect(late).toEqual({ allowed: false, reason: "overdue", max_due_date: null })
      })
    })

    describe("cancellation", () => {
      const cancel = (id: string, total: string, paid = PAID) =>
        service.orders.cancel(
          { rental_order_id: id, reason: "changed my mind", paid, expected: eur(total) },
          { now: NOON },
        )

      it("in time gives the rent back, frees the copy and serves who waits", async () => {
        const id = await book({ start: 2, status: "ready" })
        const { ann } = await shop.join("ann")
        expect(await service.orders.previewCancellation(id, PAID, NOON)).toMatchObject({ total: "-5.00" })
        await cancel(id, "-5.00")
        expect(await order(id)).toMatchObject({ status: "canceled", cancel_reason: "changed my mind" })
        expect(await allocation(id)).toMatchObject({ active: false })
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "refund -5.00 invoiced"])
        expect(await shop.one(`select status, unit_id from media_rental_hold where id = ?`, [ann])).toEqual({
          status: "ready",
          unit_id: unit,
        })
      })

      it("late keeps its share", async () => {
        const terms = { cancel_until_ms: 3 * DAY, late_cancel_refund_percent: 50 }
        const id = await book({ start: 2, terms })
        await cancel(id, "-2.50")
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "refund -2.50 invoiced"])
      })

      it("gives back money with the tax it was paid with, to the cent", async () => {
        const id = await book({ start: 2, rent: "3.34" })
        const paid = { ...PAID, factors: { [`rchg_${id}_rent`]: { total: "3.98", amount: "3.34" } } }
        expect((await service.orders.previewCancellation(id, paid, NOON)).total).toBe("-3.98")
        await shop.sql.execute(
          `update media_rental_order set terms_snapshot = jsonb_set(terms_snapshot, '{terms,late_cancel_refund_percent}', '50')`,
        )
        const late = await service.orders.previewCancellation(id, paid, after(3 * DAY))
        expect(late).toMatchObject({ total: "-1.99", reversals: [{ amount: "1.67" }] })
      })

      it("gives the deposit back less what is owed", async () => {
        const id = await book({ start: 2, order: { deposit_share: "20.00" } })
        await charge(id, { kind: "cleaning", amount: "1.50" })
        const plan = await service.orders.previewCancellation(id, { ...PAID, deposit_paid: true }, NOON)
        expect(plan.lines.map(({ amount }) => amount)).toEqual(["-5.00", "-18.50"])
      })

      it("of an order that nobody has paid asks for nothing any more", async () => {
        const id = await book({ start: 2 })
        await cancel(id, "0.00", { ...PAID, refundable: "0.00" })
        expect(await ledger(id)).toEqual(["rent 5.00 waived", "waiver -5.00 waived"])
      })

      it("is over once the copy is out", async () => {
        const id = await book({ start: -1, status: "out" })
        await expect(cancel(id, "0.00")).rejects.toMatchObject({
          code: "media_rental_state",
          details: { status: "out" },
        })
        expect(await copy()).toMatchObject({ status: "out" })
      })

      it("and a missed pick-up exclude each other", async () => {
        const id = await book({ start: -1, terms: { no_show_fee: { eur: "2.00" } } })
        const who = { now: NOON, actor: staff }
        const results = await Promise.allSettled([
          service.orders.noShow({ rental_order_id: id, paid: PAID }, who),
          service.orders.noShow({ rental_order_id: id, paid: PAID }, who),
          cancel(id, "0.00"),
        ])
        expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
        expect(await allocation(id)).toMatchObject({ active: false })
      })

      it("a missed pick-up costs the fee of the terms, once it was missed", async () => {
        const early = await book({ start: 2, terms: { no_show_fee: { eur: "2.00" } } })
        const missed = service.orders.noShow({ rental_order_id: early, paid: PAID }, { now: NOON })
        await expect(missed).rejects.toMatchObject({ details: { reason: "not_started" } })
        await service.orders.noShow({ rental_order_id: early, paid: PAID }, { now: after(4 * DAY) })
        expect(await order(early)).toMatchObject({ status: "no_show" })
        expect(await ledger(early)).toEqual(["rent 5.00 invoiced", "no_show 2.00 pending"])
      })
    })

    describe("loss and buyout", () => {
      it("a loss costs the replacement value less late fees, and the bookings of the copy go elsewhere or are flagged", async () => {
        const id = await book({ start: -9, status: "out" })
        await charge(id, { kind: "late", amount: "6.00" })
        const [first, second] = [await book({ start: 3 }), await book({ start: 10 })]
        const other = await shop.copy(2)
        await book({ unit: other, start: 10 })
        expect(await service.orders.previewLost(id)).toMatchObject({ total: "14.00" })
        await service.orders.lost({ rental_order_id: id, expected: eur("14.00") }, { now: NOON })
        expect(await order(id)).toMatchObject({ status: "lost" })
        expect(await copy()).toMatchObject({ status: "missing" })
        expect(await allocation(id)).toMatchObject({ custody_open: false })
        expect(await order(first)).toMatchObject({ unit_id: other, at_risk: false })
        expect(await order(second)).toMatchObject({ unit_id: unit, at_risk: true })
        const charged = (await service.ledger.chargesOf([id])).filter(({ kind }) => kind !== "rent")
        expect(charged.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(20)
      })

      it("only what is out can be lost", async () => {
        const id = await book({ start: 2 })
        await expect(service.orders.previewLost(id)).rejects.toMatchObject({ code: "media_rental_state" })
      })

      it("a buyout costs the sale price less the agreed part of the rent and ends the copy's service", async () => {
        const id = await book({ start: -1, status: "out", terms: { buyout_credit_percent: 50 } })
        const other = await shop.copy(2)
        const next = await book({ start: 8 })
        const input = { rental_order_id: id, sale_price: "15.00", expected: eur("12.50") }
        expect(await service.orders.previewBuyout(id, { sale_price: null })).toMatchObject({ total: "17.50" })
        await service.orders.buyOut(input, { now: NOON, actor: staff })
        expect(await order(id)).toMatchObject({ status: "bought_out", closed_at: NOON })
        expect(await copy()).toMatchObject({ status: "sold", retired_at: NOON })
        expect(await allocation(id)).toMatchObject({ custody_open: false })
        expect(await order(next)).toMatchObject({ unit_id: other })
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "buyout 12.50 pending"])
      })

      it("what was charged as lost is not paid for again", async () => {
        const id = await book({ start: -1, status: "out" })
        await service.orders.lost({ rental_order_id: id }, { now: NOON })
        expect(await service.orders.previewBuyout(id, { sale_price: "15.00" })).toMatchObject({
          lines: [
            { kind: "buyout", amount: "15.00" },
            { kind: "waiver", amount: "-20.00" },
          ],
          total: "-5.00",
        })
        const input = { rental_order_id: id, sale_price: "15.00", expected: eur("-5.00") }
        await service.orders.buyOut(input, { now: after(HOUR) })
        expect(await copy()).toMatchObject({ status: "sold" })
        expect(await service.ledger.debtOf("cus_renter")).toEqual([{ currency_code: "eur", amount: "15.00" }])
      })

      it("terms may offer no buyout", async () => {
        const id = await book({ start: -1, status: "out", terms: { buyout_offered: false } })
        await expect(service.orders.previewBuyout(id, { sale_price: null })).rejects.toMatchObject({
          code: "media_rental_state",
          details: { reason: "buyout_not_offered" },
        })
      })
    })

    describe("re-seating", () => {
      const reseat = (id: string, unit_id?: string) =>
        service.orders.reseat({ rental_order_id: id, unit_id }, { now: NOON, actor: staff })

      it("moves a booking in danger to the copy that staff choose, or to any with room", async () => {
        const id = await book({ start: 2, order: { at_risk: true } })
        const [second, third] = [await shop.copy(2), await shop.copy(3)]
        await reseat(id, third)
        expect(await order(id)).toMatchObject({ unit_id: third, at_risk: false })
        expect(await allocation(id)).toMatchObject({ unit_id: third })
        await reseat(id)
        expect([unit, second]).toContain((await order(id))["unit_id"])
      })

      it("has others make room where they can", async () => {
        const id = await book({ start: 2 })
        const other = await shop.copy(2)
        const inTheWay = await book({ unit: other, start: 4 })
        await reseat(id, other)
        expect(await order(id)).toMatchObject({ unit_id: other })
        expect(await order(inTheWay)).toMatchObject({ unit_id: unit })
      })

      it("leaves alone what is picked, out or has begun, and copies of other titles", async () => {
        await shop.copy(2)
        const picked = await book({ start: 2, status: "ready" })
        await expect(reseat(picked)).rejects.toMatchObject({ code: "media_rental_state" })
        const begun = await book({ unit: await shop.copy(3), start: -1 })
        await expect(reseat(begun)).rejects.toMatchObject({ code: "media_rental_state" })
        const booked = await book({ unit: await shop.copy(4), start: 8 })
        await expect(reseat(booked, "runt_none")).rejects.toMatchObject({ code: "media_rental_unit_not_found" })
      })

      it("says so when no copy has room", async () => {
        const id = await book({ start: 2 })
        const other = await shop.copy(2)
        await book({ unit: other, start: 2, status: "ready" })
        await expect(reseat(id)).rejects.toMatchObject({ code: "media_rental_unit_conflict" })
        expect(await order(id)).toMatchObject({ unit_id: unit })
      })
    })

    describe("charges by staff", () => {
      const add = (id: string, ...amounts: string[]) =>
        service.orders.charge(
          { rental_order_id: id, charges: amounts.map((amount) => ({ kind: "damage" as const, amount })) },
          { now: NOON, actor: staff },
        )

      it("stay within the replacement value, all of them together", async () => {
        const id = await book({ start: -1, status: "out" })
        await add(id, "12.00", "6.00")
        await expect(add(id, "2.01")).rejects.toMatchObject({ code: "media_rental_amount" })
        await add(id, "2.00")
        expect(await ledger(id)).toEqual([
          "rent 5.00 invoiced",
          expect.stringMatching(/^damage (12|6).00 pending$/),
          expect.stringMatching(/^damage (12|6).00 pending$/),
          "damage 2.00 pending",
        ])
      })

      it("need a copy that has been at the customer's", async () => {
        const id = await book({ start: 2 })
        await expect(add(id, "1.00")).rejects.toMatchObject({ code: "media_rental_state" })
      })
    })
  },
})
