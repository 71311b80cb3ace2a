import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import type { Row } from "../../../lib/sql"
import type { HoldAuthorization } from "../actions/counter"
import type { AskedPayment } from "../actions/settlement"
import type MediaRentalService from "../service"
import { DAY, NOON, QueueShop, after } from "./queue-shop"

jest.setTimeout(120_000)

const ORDER = "order_1"
const NONE: AskedPayment = { amount: "0", factors: {} }

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    let shop: QueueShop
    let copies = 0

    /** A rental of the order; each has a copy of its own. */
    const rental = async (status: string, share = "20.00") => {
      const unit = await shop.copy(++copies)
      const out_at = ["reserved", "canceled"].includes(status) ? null : NOON
      const returned_at = ["returned", "closed"].includes(status) ? after(DAY) : null
      const order = { status, out_at, returned_at, order_id: ORDER, deposit_share: share }
      return shop.rental(unit, NOON, after(3 * DAY), { order })
    }
    const deposit = (more: Row = {}) =>
      shop.add("media_rental_deposit", {
        ...{ id: "rdep_1", order_id: ORDER, mode: "charge", amount: "40.00", captured: "0", refunded: "0" },
        ...{ currency_code: "eur", status: "pending", order_line_id: "line_d", ...more },
      })
    const charge = async (rental_order_id: string, kind: string, amount: string, more: Row = {}) => {
      const id = `rchg_${kind}_${rental_order_id}`
      await shop.add("media_rental_charge", {
        ...{ id, rental_order_id, kind, period_key: kind, amount, currency_code: "eur", status: "pending", ...more },
      })
      return id
    }
    const row = async () => {
      const money = `captured::text as captured, refunded::text as refunded`
      return shop.one<Row>(`select mode, status, ${money}, payment_id, last_error from media_rental_deposit`)
    }
    const ledger = async (id: string) =>
      (await service.ledger.chargesOf([id])).map(
        (one) => `${one.kind} ${one.amount} ${one.status}${one.paid_by ? ` by ${one.paid_by}` : ""}`,
      )

    beforeEach(async () => {
      copies = 0
      shop = await QueueShop.open(service, MikroOrmWrapper.forkManager())
    })

    describe("a share that was charged", () => {
      const record = (rental_order_id: string, returned: string, { pays_charges = true, asked = NONE } = {}) =>
        service.settlement.recordShare({
          ...{ rental_order_id, returned, credited: "0.00", was_paid: true, pays_charges, asked },
        })

      it("is written down once, however often and at once", async () => {
        await deposit()
        const id = await rental("closed")
        await charge(id, "late", "4.50")
        const [one, two] = await Promise.all([record(id, "15.50"), record(id, "15.50")])
        expect([one.value, two.value].filter(Boolean)).toEqual([{ kept: "4.50", returned: "15.50" }])
        expect((await record(id, "0")).value).toBeNull()
        expect(await row()).toMatchObject({ captured: "40.00", refunded: "15.50" })
        expect(await ledger(id)).toEqual(["late 4.50 paid by deposit"])
      })

      it("divides the charge it does not cover, and the sums stay what they were", async () => {
        await deposit()
        const id = await rental("closed", "5.00")
        await charge(id, "cleaning", "2.00")
        await charge(id, "damage", "12.00")
        await record(id, "0")
        expect(await ledger(id)).toEqual([
          "cleaning 2.00 paid by deposit",
          "damage 12.00 paid by deposit",
          "waiver -9.00 paid by deposit",
          "damage 9.00 pending",
        ])
        const [sums] = await shop.sql.execute<Row>(
          `select sum(amount)::text as all, sum(amount) filter (where status = 'paid')::text as paid
           from media_rental_charge`,
        )
        expect(sums).toEqual({ all: "14.00", paid: "5.00" })
        expect(await service.ledger.debtOf("cus_renter")).toEqual([{ currency_code: "eur", amount: "9.00" }])
      })

      it("pays what the order asks for as far as it was credited, with its tax; the rest stays on its line", async () => {
        await deposit()
        const id = await rental("closed", "20.00")
        await charge(id, "late", "3.00")
        const more = { status: "invoiced", order_change_id: "ordch_1" }
        const extension = await charge(id, "extension", "18.00", more)
        const factors = { [extension]: { total: "21.42", amount: "18.00" } }
        await record(id, "0", { asked: { amount: "17.00", factors } })
        expect(await ledger(id)).toEqual([
          "late 3.00 paid by deposit",
          "extension 18.00 paid by deposit",
          "waiver -3.71 paid by deposit",
          "extension 3.71 invoiced",
        ])
        const charges = await service.ledger.chargesOf([id])
        expect(charges.at(-1)).toMatchObject({ order_change_id: "ordch_1" })
        const { asked } = await service.settlement.state(id)
        expect(asked).toMatchObject([{ net: "3.71", lineage: [charges.at(-1)!.id, extension] }])
      })

      it("leaves charges alone that the order asks for, and a purchase", async () => {
        await deposit()
        const id = await rental("bought_out")
        await charge(id, "buyout", "15.00")
        await record(id, "20.00")
        expect(await ledger(id)).toEqual(["buyout 15.00 pending"])
      })

      it("makes the deposit retained, part refunded or refunded only when all shares are known", async () => {
        await deposit()
        const [first, second] = [await rental("closed"), await rental("out")]
        await record(first, "0")
        expect(await row()).toMatchObject({ status: "charged" })
        await shop.sql.execute(`update media_rental_order set status = 'lost' where id = ?`, [second])
        await record(second, "0")
        expect(await row()).toMatchObject({ status: "retained", refunded: "0.00" })
      })

      it("never gives back more than was put down", async () => {
        await deposit()
        const [first, second] = [await rental("closed"), await rental("closed")]
        await record(first, "99.00")
        await record(second, "99.00")
        expect(await row()).toMatchObject({ status: "refunded", refunded: "40.00" })
      })
    })

    describe("a hold", () => {
      const hold = { mode: "hold", status: "authorized", payment_id: "pay_1", order_line_id: null }
      const record = (captured: string, refunded = "0") =>
        service.settlement.recordHold({ order_id: ORDER, captured, refunded, fees_on_order: false, asked: {} })

      it("pays each rental's charges within its share, once", async () => {
        await deposit(hold)
        const [first, second] = [await rental("closed", "5.00"), await rental("closed", "35.00")]
        await charge(first, "damage", "9.00")
        await charge(second, "late", "3.00")
        const { deposit: held } = await service.settlement.state(first)
        const parts = await service.settlement.holdParts(held!, { fees_on_order: false })
        expect(parts.map((part) => part.kept)).toEqual(["5.00", "3.00"])
        await Promise.all([record("8.00"), record("8.00")])
        expect(await row()).toMatchObject({ status: "captured", captured: "8.00", refunded: "0" })
        expect(await ledger(first)).toEqual([
          "damage 9.00 paid by hold",
          "waiver -4.00 paid by hold",
          "damage 4.00 pending",
        ])
        expect(await ledger(second)).toEqual(["late 3.00 paid by hold"])
        expect(await shop.events("deposit.released")).toHaveLength(2)
      })

      it("of which nothing was taken is released", async () => {
        await deposit(hold)
        await rental("closed", "40.00")
        await record("0")
        expect(await row()).toMatchObject({ status: "released", captured: "0" })
      })

      it("counts what went straight back as not taken", async () => {
        await deposit(hold)
        const id = await rental("closed", "40.00")
        await charge(id, "damage", "6.00")
        await record("40.00", "34.00")
        expect(await row()).toMatchObject({ status: "captured", captured: "40.00", refunded: "34.00" })
        expect(await ledger(id)).toEqual(["damage 6.00 paid by hold"])
      })
    })

    describe("what has to be authorised at a hand-out", () => {
      const needed = async (id: string) => (await service.counter.holdNeeded(id, NOON)).amount
      const authorization = (more: Partial<HoldAuthorization> = {}): HoldAuthorization => ({
        payment_collection_id: "paycol_2",
        payment_id: "pay_2",
        amount: "40.00",
        authorized_until: null,
        captured: false,
        ...more,
      })
      const handOut = (rental_id: string, barcode: string, own: HoldAuthorization | null) => {
        const renter = { has_account: true, allow_guest: false, min_age: null, rentable_from: null }
        return service.counter.handOut({ rental_id, barcode, renter, authorization: own }, { now: NOON })
      }

      it("is the whole hold, until it has been, and again when it lapses or ends too early", async () => {
        const id = await rental("reserved")
        expect(await needed(id)).toBe("0.00")
        await deposit({ mode: "hold" })
        expect(await needed(id)).toBe("40.00")
        // Due after three days; three more are needed to settle it.
        const until = async (days: number, status = "authorized") => {
          await shop.sql.execute(`update media_rental_deposit set status = ?, authorized_until = ?`, [
            status,
            after(days * DAY),
          ])
          return needed(id)
        }
        expect([await until(6), await until(5), await until(9, "expired")]).toEqual(["0.00", "40.00", "40.00"])
        expect([await until(9, "captured"), await until(9, "released")]).toEqual(["0.00", "0.00"])
        await shop.sql.execute(`update media_rental_deposit set mode = 'charge', status = 'pending'`)
        expect(await needed(id)).toBe("0.00")
      })

      it("must have been; the second desk's payment is one too many", async () => {
        await deposit({ mode: "hold", order_line_id: null })
        const [first, second] = [await rental("reserved"), await rental("reserved")]
        await expect(handOut(first, "B-1", null)).rejects.toMatchObject({ code: "media_rental_state" })
        const one = await handOut(first, "B-1", authorization())
        expect(one.value.deposit).toMatchObject({ status: "authorized", authorized: "40.00", surplus: false })
        const two = await handOut(second, "B-2", authorization({ payment_id: "pay_3" }))
        expect(two.value.deposit).toMatchObject({ status: "authorized", authorized: "0.00", surplus: true })
        expect(await row()).toMatchObject({ status: "authorized", payment_id: "pay_2" })
      })

      it("taken as money makes it a deposit that is charged", async () => {
        await deposit({ mode: "hold", order_line_id: null })
        await handOut(await rental("reserved"), "B-1", authorization({ captured: true }))
        expect(await row()).toMatchObject({ mode: "charge", status: "charged", captured: "40.00" })
      })

      it("replaces an authorisation that ends too early", async () => {
        await deposit({ mode: "hold", status: "authorized", payment_id: "pay_1", authorized_until: after(DAY) })
        const id = await rental("reserved")
        expect((await service.counter.holdNeeded(id, NOON)).replaces).toEqual({ payment_id: "pay_1" })
        await handOut(id, "B-1", authorization({ authorized_until: after(9 * DAY) }))
        expect(await row()).toMatchObject({ status: "reauthorized", payment_id: "pay_2" })
      })
    })

    describe("a reversal", () => {
      const reversed = async (status: "paid" | "invoiced", paid_by: string | null) => {
        const id = await rental("closed")
        const lost = await charge(id, "lost", "20.00", { status, paid_by })
        const { value } = await service.ledger.reverse({ charge_id: lost, reason: "found" })
        return { id, refund: value.reversal.id }
      }

      it("waits for its money when what it reverses is on the order or was paid, not when it never was", async () => {
        const { id, refund } = await reversed("paid", "deposit")
        expect((await service.settlement.state(id)).reversals.map(({ row: own }) => own.id)).toEqual([refund])
        const other = await rental("closed")
        const fee = await charge(other, "damage", "3.00")
        await service.ledger.reverse({ charge_id: fee, reason: "goodwill" })
        expect((await service.settlement.state(other)).reversals).toEqual([])
        expect(await service.settlement.unsettled({ after: "", limit: 10 })).toEqual([id])
      })

      it("is paid out once, less what it pays instead", async () => {
        await deposit({ status: "retained", captured: "40.00" })
        const { id, refund } = await reversed("paid", "deposit")
        await charge(id, "late", "6.00")
        const record = () => service.settlement.recordPayout({ charge_id: refund, offset: "6.00", paid_by: "refund" })
        expect([(await record()).value, (await record()).value]).toEqual([true, false])
        expect((await ledger(id)).sort()).toEqual([
          "late 6.00 paid by refund",
          "lost 20.00 paid by deposit",
          "refund -20.00 paid by refund",
        ])
        expect(await row()).toMatchObject({ refunded: "14.00", status: "part_refunded" })
      })

      it("keeps its charge from counting as paid before its money has gone", async () => {
        const id = await rental("canceled")
        const rent = await charge(id, "rent", "5.00", { status: "invoiced" })
        await service.ledger.reverse({ charge_id: rent, reason: "called off", kind: "refund" })
        const paid = () => service.settlement.recordOrderPaid({ order_id: ORDER, charge_ids: [rent] })
        expect((await paid()).value).toBe(0)
        const { row: own } = (await service.settlement.state(id)).reversals[0]!
        await service.settlement.recordPayout({ charge_id: own.id, offset: "0", paid_by: "refund" })
        expect((await paid()).value).toBe(1)
        expect((await service.settlement.state(id)).reversals).toEqual([])
      })
    })

    it("is open for ended rentals whose share nobody has settled, page by page", async () => {
      await deposit()
      const ended = [await rental("closed"), await rental("canceled"), await rental("lost")]
      await rental("out")
      await rental("closed", "0")
      const page = (from: string, limit: number) => service.settlement.unsettled({ after: from, limit })
      expect(await page("", 10)).toEqual([...ended].sort())
      expect(await page("", 1)).toEqual([[...ended].sort()[0]])
      expect(await page([...ended].sort()[1]!, 10)).toEqual([[...ended].sort()[2]])
      await service.settlement.recordShare({
        ...{ rental_order_id: ended[0]!, returned: "20.00", credited: "0.00", was_paid: true, pays_charges: true },
        asked: NONE,
      })
      expect(await page("", 10)).toEqual(ended.slice(1).sort())
      await service.settlement.noteFailure(ORDER, "the bank is closed")
      await service.settlement.noteFailure(ORDER, "the bank is closed")
      expect(await row()).toMatchObject({ last_error: "the bank is closed" })
      expect(await shop.events("deposit.attention")).toHaveLength(1)
    })
  },
})
