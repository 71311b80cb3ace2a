import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { CommitCart, LinePromise } from "../actions/cart"
import type { LimitCheck } from "../actions/limits"
import { addDays, daysBetween } from "../domain/dates"
import { depositOfLines } from "../domain/quote"
import { DEFAULT_CALENDAR } from "../domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../domain/terms"
import type MediaRentalService from "../service"
import { DAY, HOUR, NOON, PLACE, QueueShop, VARIANT, after } from "./queue-shop"

jest.setTimeout(120_000)

/** NOON is on a Tuesday; rentals here begin the day after. */
const START = "2026-12-02"
const HOLD_MS = 120_000

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop

    beforeEach(async () => {
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager())
    })

    const promise = (over: Partial<LinePromise> = {}, terms: Partial<Terms> = {}): LinePromise => {
      const start_date = over.start_date ?? START
      const due_date = over.due_date ?? addDays(start_date, 2)
      return {
        variant_id: VARIANT,
        location_id: PLACE,
        fulfilment: "pickup",
        start_date,
        due_date,
        late_due_date: due_date,
        days: daysBetween(start_date, due_date),
        quantity: 1,
        currency_code: "eur",
        unit_price: "5.00",
        deposit_amount: "0.00",
        replacement_value: "20.00",
        price_snapshot: { plan_id: "rpln_1", plan_version: 1, tiles: [], group_ids: [] },
        terms_snapshot: {
          terms: { ...DEFAULT_TERMS, ...terms },
          calendar: DEFAULT_CALENDAR,
          late_due_date: due_date,
        },
        price_hash: "hash",
        quote_expires_at: after(HOUR),
        hold_id: null,
        ...over,
      }
    }
    const limits = (customer: string, max_open = 5): LimitCheck => ({
      customer_id: `cus_${customer}`,
      has_account: true,
      allow_guest: false,
      moment: "book",
      titles: [
        {
          terms: { ...DEFAULT_TERMS, max_open },
          calendar: DEFAULT_CALENDAR,
          plan: { min_days: 1, max_days: 30 },
          rentable_from: null,
          min_age: null,
          period: { start_date: START, due_date: addDays(START, 2), days: 2, starts_at: after(DAY) },
          quantity: 1,
        },
      ],
    })
    const bind = (cart: string, over: Partial<LinePromise> = {}) =>
      service.cart.bind(cart, promise(over), limits("a"), { now: NOON })
    const hold = (cart: string, line_ids: string[], now = NOON) =>
      service.cart.hold(
        { cart_id: cart, line_ids, customer_id: "cus_a", hold_ms: HOLD_MS },
        { titles: [VARIANT] },
        { now },
      )
    const commitInput = async (cart: string, over: Partial<CommitCart> = {}): Promise<CommitCart> => {
      const lines = await service.cart.lines(cart)
      const deposit = depositOfLines(
        lines.map((line) => ({ ...line, terms: line.terms_snapshot.terms })),
        "eur",
      )
      return {
        cart_id: cart,
        order_id: `order_${cart}`,
        customer_id: "cus_a",
        currency_code: "eur",
        limits: limits("a"),
        lines: lines.map((line, index) => ({
          line_id: line.id,
          order_line_id: `ordli_${line.id}`,
          offer_id: "rofr_1",
          rent: "10.00",
          shares: deposit.shares[index]!,
          title_snapshot: { title: "千寻" },
        })),
        deposit: { mode: deposit.mode, total: deposit.total, order_line_id: "ordli_deposit" },
        ...over,
      }
    }
    const commit = async (cart: string, now = NOON, over: Partial<CommitCart> = {}) =>
      (await service.cart.commit(await commitInput(cart, over), { titles: [VARIANT] }, { now })).value
    const undo = (cart: string, done: Awaited<ReturnType<typeof commit>>, now = NOON) =>
      service.cart.undo({ cart_id: cart, order_id: `order_${cart}`, ...done }, { titles: [VARIANT] }, { now })
    const allocations = (condition = "active") =>
      shop.sql.execute<Record<string, unknown> & { id: string; unit_id: string; expires_at: Date | null }>(
        `select * from media_rental_allocation where ${condition} order by id`,
      )
    const orders = () =>
      shop.sql.execute<Record<string, unknown> & { id: string }>(
        `select *, price_amount::text as price_amount, deposit_share::text as deposit_share
         from media_rental_order order by display_no`,
      )
    const refusal = { code: "media_rental_unavailable" }

    describe("a cart at its checkout", () => {
      it("holds a copy per piece and keeps the same ones for longer when it comes again", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const line = await bind("cart_a", { quantity: 2 })
        await hold("cart_a", [line.id])
        const first = await allocations()
        expect(first).toMatchObject([
          { kind: "checkout_hold", cart_id: "cart_a", ref_id: line.id, expires_at: after(HOLD_MS) },
          { kind: "checkout_hold", cart_id: "cart_a", ref_id: line.id, expires_at: after(HOLD_MS) },
        ])
        await hold("cart_a", [line.id], after(60_000))
        const second = await allocations()
        expect(second.map(({ id, unit_id }) => [id, unit_id])).toEqual(first.map(({ id, unit_id }) => [id, unit_id]))
        expect(second.map(({ expires_at }) => expires_at)).toEqual(Array(2).fill(after(60_000 + HOLD_MS)))
      })

      it("holds all of its lines or none, and says which line has no copy", async () => {
        await shop.copy(1)
        const near = await bind("cart_a")
        const far = await bind("cart_a", { start_date: "2026-12-03", due_date: "2026-12-05" })
        const refused = hold("cart_a", [near.id, far.id])
        await expect(refused).rejects.toMatchObject({ ...refusal, details: { line_id: far.id, variant_id: VARIANT } })
        expect(await allocations()).toEqual([])
      })

      it("gives back what it no longer needs", async () => {
        await shop.copy(1)
        const line = await bind("cart_a")
        await hold("cart_a", [line.id])
        const later = promise({ start_date: "2026-12-10", due_date: "2026-12-12" })
        await service.cart.rebind(line.id, { promise: later, limits: null, titles: [VARIANT] }, { now: NOON })
        expect(await allocations()).toEqual([])
        await hold("cart_a", [line.id])
        const other = await bind("cart_b")
        await hold("cart_b", [other.id])
        expect(await allocations()).toHaveLength(2)
        await service.cart.unbind([other.id], { titles: [VARIANT] }, { now: NOON })
        expect(await allocations()).toMatchObject([{ cart_id: "cart_a" }])
      })

      it("loses its copies when their time is over, and others can have them then", async () => {
        await shop.copy(1)
        const mine = await bind("cart_a")
        const other = await bind("cart_b")
        await hold("cart_a", [mine.id])
        await expect(hold("cart_b", [other.id], after(HOLD_MS - 1))).rejects.toMatchObject(refusal)
        await hold("cart_b", [other.id], after(HOLD_MS))
        expect(await allocations()).toMatchObject([{ cart_id: "cart_b" }])
        await expect(commit("cart_a", after(HOLD_MS))).rejects.toMatchObject(refusal)
      })

      it("holds nothing once it has become rental orders", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const line = await bind("cart_a")
        await commit("cart_a")
        expect((await hold("cart_a", [line.id])).value).toEqual({ held: 0 })
        expect(await allocations()).toMatchObject([{ kind: "rental" }])
      })
    })

    describe("a committed cart", () => {
      it("takes the copies it holds, and claims what it does not", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const line = await bind("cart_a", { quantity: 2, deposit_amount: "20.00" })
        await hold("cart_a", [line.id])
        const held = await allocations()
        await shop.sql.execute(`update media_rental_allocation set active = false where id = ?`, [held[1]!.id])
        const done = await commit("cart_a")
        expect(done).toMatchObject({ fresh: true, kept: [{ line_id: line.id, hold_id: null }] })
        const rentals = await orders()
        expect(rentals).toMatchObject([
          {
            unit_seq: 1,
            unit_id: held[0]!.unit_id,
            allocation_id: held[0]!.id,
            price_amount: "5.00",
            status: "reserved",
          },
          { unit_seq: 2, unit_id: held[1]!.unit_id, price_amount: "5.00", order_line_id: `ordli_${line.id}` },
        ])
        expect(await allocations()).toMatchObject([
          { kind: "rental", expires_at: null, pinned: false },
          { kind: "rental", expires_at: null, pinned: false },
        ])
      })

      it("splits rent and deposit to the cent, the first copies first", async () => {
        for (const n of [1, 2, 3]) await shop.copy(n)
        const terms = { deposit_mode: "charge", deposit_cap: { eur: "10" } } as const
        const bound = promise({ quantity: 3, deposit_amount: "60.00" }, terms)
        await service.cart.bind("cart_a", bound, limits("a"), { now: NOON })
        await commit("cart_a")
        expect((await orders()).map((row) => [row.price_amount, row.deposit_share])).toEqual([
          ["3.34", "3.34"],
          ["3.33", "3.33"],
          ["3.33", "3.33"],
        ])
        const deposit = await shop.one(`select mode, amount::text as amount, status from media_rental_deposit`)
        expect(deposit).toEqual({ mode: "charge", amount: "10.00", status: "pending" })
      })

      it("is committed once, however often it is asked for", async () => {
        await shop.copy(1)
        await bind("cart_a")
        const first = await commit("cart_a")
        const again = await commit("cart_a")
        expect(again).toEqual({ rental_order_ids: first.rental_order_ids, fresh: false, kept: [] })
        const counts = await shop.one(
          `select (select count(*)::int from media_rental_order) as orders,
                  (select count(*)::int from media_rental_charge) as charges`,
        )
        expect(counts).toEqual({ orders: 1, charges: 1 })
      })

      it("is judged by the limits of the moment, all of it or nothing", async () => {
        await shop.copy(1)
        await bind("cart_a")
        await expect(commit("cart_a", NOON, { limits: limits("a", 0) })).rejects.toMatchObject({
          code: "media_rental_limit_open",
        })
        expect([await orders(), await allocations()]).toEqual([[], []])
      })

      it("moves a booking that may move when that makes room", async () => {
        await shop.copy(1)
        await shop.copy(2)
        await shop.rental("runt_1", after(DAY), after(3 * DAY), { order: { display_no: 1001 } })
        await shop.rental("runt_2", after(8 * DAY), after(10 * DAY), { order: { display_no: 1002 } })
        await bind("cart_a", { start_date: "2026-12-03", due_date: "2026-12-10" })
        const [made] = (await commit("cart_a")).rental_order_ids
        const [own, ...others] = (await orders()).sort((x, y) => Number(y.id === made) - Number(x.id === made))
        expect(others.map((row) => row.unit_id)).toEqual([others[0]!.unit_id, others[0]!.unit_id])
        expect(own!.unit_id).not.toBe(others[0]!.unit_id)
      })
    })

    describe("a commit that is taken back", () => {
      it("cancels its rentals and keeps their copies for the cart until what it held lapses", async () => {
        await shop.copy(1)
        const line = await bind("cart_a")
        const rival = await bind("cart_b")
        await hold("cart_a", [line.id])
        const done = await commit("cart_a", after(1000))
        await undo("cart_a", done, after(2000))
        expect(await orders()).toMatchObject([{ status: "canceled", cancel_reason: "payment_failed" }])
        expect(await shop.sql.execute(`select status from media_rental_charge`)).toEqual([{ status: "void" }])
        expect(await allocations()).toMatchObject([
          { kind: "checkout_hold", cart_id: "cart_a", ref_id: line.id, expires_at: after(HOLD_MS) },
        ])
        await expect(hold("cart_b", [rival.id], after(3000))).rejects.toMatchObject(refusal)
        expect(await commit("cart_a", after(4000))).toMatchObject({ fresh: false })
        const second = await commit("cart_a", after(4000), { order_id: "order_second_try" })
        expect(second.fresh).toBe(true)
        expect((await orders()).map(({ status }) => status)).toEqual(["canceled", "reserved"])
      })

      it("keeps the copy a rental has been moved to meanwhile", async () => {
        await shop.copy(1)
        await shop.copy(2)
        const line = await bind("cart_a")
        await hold("cart_a", [line.id])
        const done = await commit("cart_a", after(1000))
        const { unit_id, id } = (await allocations())[0]!
        const other = unit_id === "runt_1" ? "runt_2" : "runt_1"
        await shop.sql.execute(`update media_rental_allocation set unit_id = ? where id = ?`, [other, id])
        await shop.sql.execute(`update media_rental_order set unit_id = ?`, [other])
        await undo("cart_a", done, after(2000))
        expect(await allocations()).toMatchObject([{ kind: "checkout_hold", unit_id: other }])
      })

      it("leaves nothing behind when nothing was held, puts a picked copy back and serves who waits", async () => {
        await shop.copy(1)
        await bind("cart_a", { start_date: "2026-12-01", due_date: "2026-12-03" })
        const done = await commit("cart_a")
        await shop.sql.execute(`update media_rental_unit set status = 'ready'`)
        await shop.sql.execute(`update media_rental_order set status = 'ready'`)
        await shop.join("b")
        expect(await shop.queue()).toEqual({ b: "waiting" })
        await undo("cart_a", done, after(1000))
        expect(await shop.queue()).toEqual({ b: "ready" })
        expect(await allocations()).toMatchObject([{ kind: "pickup_hold" }])
      })

      it("is no more than it was: rentals of an earlier run and copies that went home stay", async () => {
        await shop.copy(1)
        await bind("cart_a")
        const done = await commit("cart_a")
        await shop.sql.execute(`update media_rental_order set status = 'out', out_at = ?`, [NOON])
        await undo("cart_a", done, after(1000))
        expect(await orders()).toMatchObject([{ status: "out" }])
        expect(await allocations()).toMatchObject([{ kind: "rental" }])
      })
    })

    describe("a copy that is set aside for a customer", () => {
      const customersHold = async () => {
        await shop.copy(1)
        const { a } = await shop.join("a")
        expect(await shop.queue()).toEqual({ a: "ready" })
        return bind("cart_a", { hold_id: a!, start_date: "2026-12-01", due_date: "2026-12-03" })
      }

      it("becomes the rental of the cart that names the hold, from now on", async () => {
        const line = await customersHold()
        expect((await hold("cart_a", [line.id])).value).toEqual({ held: 0 })
        const done = await commit("cart_a")
        expect(done.kept).toMatchObject([{ hold_id: line.hold_id }])
        expect(await shop.queue()).toEqual({ a: "fulfilled" })
        expect(await allocations()).toMatchObject([{ kind: "rental", blocked_from: NOON, pinned: true }])
      })

      it("is theirs again when the payment fails", async () => {
        await customersHold()
        const done = await commit("cart_a")
        await undo("cart_a", done, after(1000))
        expect(await shop.queue()).toEqual({ a: "ready" })
        expect(await allocations()).toMatchObject([{ kind: "pickup_hold", pinned: true }])
      })

      it("is a copy like any other when the time to fetch it is over", async () => {
        const line = await customersHold()
        const late = after(30 * DAY)
        await service.cart.rebind(
          line.id,
          {
            promise: promise({ hold_id: line.hold_id, start_date: "2027-01-01", due_date: "2027-01-03" }),
            limits: null,
            titles: [VARIANT],
          },
          { now: late },
        )
        const done = await commit("cart_a", late, { limits: { ...limits("a"), titles: [] } })
        expect(done.kept).toEqual([])
        expect(await allocations()).toMatchObject([{ kind: "rental", pinned: false }])
      })
    })
  },
})
