import { Modules } from "@medusajs/framework/utils"
import { beginOrderEditOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { addDays } from "../../src/modules/rental/domain/dates"
import type { Terms } from "../../src/modules/rental/domain/terms"
import { settleRentalWorkflow } from "../../src/workflows/rental"
import { adminHeaders } from "../helpers/shop"
import {
  completeCart,
  dateIn,
  rental,
  rentalCart,
  rentalCopies,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCustomer,
  type RentalShop,
} from "../helpers/rental-shop"

jest.setTimeout(180_000)

interface Booked {
  id: string
  orderId: string
  row: Record<string, unknown>
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let customer: RentalCustomer
    let admin: { headers: Record<string, string> }

    beforeAll(async () => {
      shop = await rentalShop(getContainer(), { copies: 4, terms: { max_open: 5 } })
      customer = await rentalCustomer(getContainer(), shop)
      admin = await adminHeaders(getContainer())
      const tax = getContainer().resolve(Modules.TAX)
      const [region] = await tax.listTaxRegions({ country_code: "de" })
      await tax.createTaxRates([{ tax_region_id: region!.id, name: "VAT", code: "vat", rate: 19, is_default: true }])
    })
    /** Terms of the whole shop, for what is booked from now on. */
    const terms = async (set: Partial<Terms>) => {
      const rows = await rental(getContainer()).listMediaRentalTerms({})
      await rental(getContainer()).updateMediaRentalTerms([{ id: rows[0]!.id, ...set } as Record<string, unknown>])
    }
    const DEPOSIT: Partial<Terms> = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "20.00" } }
    const answer = (work: Promise<{ status: number; data: unknown }>) =>
      work.then(
        ({ status, data }) => ({ ...(data as Record<string, never>), http: status }),
        (error: { response: { status: number; data: Record<string, never> } }) => ({
          ...error.response.data,
          http: error.response.status,
        }),
      ) as Promise<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any
    const me = (path = "", who = customer) => answer(api.get(`/store/media/rental/me${path}`, { headers: who.headers }))
    const mine = (path: string, body: object, who = customer, key?: string) =>
      answer(
        api.post(`/store/media/rental/me/${path}`, body, {
          headers: { ...who.headers, ...(key ? { "Idempotency-Key": key } : {}) },
        }),
      )
    const staff = (path: string, body?: object) =>
      answer(
        body
          ? api.post(`/admin/media/rental/orders${path}`, body, admin)
          : api.get(`/admin/media/rental/orders${path}`, admin),
      )
    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const order = async (id: string) => (await api.get(`/admin/orders/${id}`, admin)).data.order
    const ledger = async (id: string) =>
      (await rental(getContainer()).ledger.chargesOf([id])).map(
        ({ kind, amount, status }) => `${kind} ${amount} ${status}`,
      )

    /** Three days from tomorrow, ordered and authorised as a shop front does it. */
    async function book(days = 3, who = customer): Promise<Booked> {
      const placed = await completeCart(api, await rentalCart(api, shop, { customer: who, lines: [{ days }] }))
      const [row] = await rentalsOf(getContainer(), placed.id)
      return { id: row!["id"] as string, orderId: placed.id, row: row! }
    }

    /** The copy goes out as it would at the counter, so many days ago. */
    async function takeHome({ id, row }: Booked, daysAgo = 0): Promise<void> {
      const shift = `interval '${daysAgo + 1} days'`
      const back = (column: string) => `to_char(${column}::date - ${daysAgo + 1}, 'YYYY-MM-DD')`
      await sql(
        `update media_rental_order set status = 'out', out_at = starts_at - ${shift}, starts_at = starts_at - ${shift},
           due_at = due_at - ${shift}, start_date = ${back("start_date")}, due_date = ${back("due_date")},
           late_due_date = ${back("late_due_date")} where id = ?`,
        [id],
      )
      await sql(
        `update media_rental_allocation set pinned = true, custody_open = true, late_after = ends_at - ${shift} + interval '30 minutes',
           starts_at = starts_at - ${shift}, ends_at = ends_at - ${shift}, blocked_from = blocked_from - ${shift},
           blocked_until = blocked_until - ${shift} where id = ?`,
        [row["allocation_id"]],
      )
      await sql(`update media_rental_unit set status = 'out' where id = ?`, [row["unit_id"]])
    }
    const dueOf = async (id: string) =>
      (await sql<{ due_date: string }>(`select due_date from media_rental_order where id = ?`, [id]))[0]!.due_date

    describe("what customers see", () => {
      it("needs a customer, and shows nobody else's rentals", async () => {
        const { id } = await book()
        const nobody = { ...customer, headers: shop.headers }
        for (const path of ["", `/${id}`, "/account"]) {
          expect(await me(path, nobody)).toMatchObject({ http: 401, code: "media_unauthorized" })
        }
        const other = await rentalCustomer(getContainer(), shop)
        expect(await me("", other)).toMatchObject({ http: 200, rentals: [], count: 0 })
        const confirm = { due_date: dateIn(shop, 9), expected_total: "0", currency_code: "eur" }
        for (const answered of [
          await me(`/${id}`, other),
          await mine(`${id}/extend/preview`, { due_date: dateIn(shop, 9) }, other),
          await mine(`${id}/extend`, confirm, other),
          await mine(`${id}/cancel/preview`, {}, other),
          await mine(`${id}/cancel`, { expected_total: "-5.00", currency_code: "eur" }, other),
          await mine(`rent_unknown/cancel`, { expected_total: "-5.00", currency_code: "eur" }),
        ]) {
          expect(answered).toMatchObject({ http: 404, code: "media_rental_not_found" })
        }
        expect(await sql(`select status from media_rental_order`)).toEqual([{ status: "reserved" }])
      })

      it("lists rentals with money, dates and what can be done", async () => {
        const { id } = await book()
        const { rentals, count } = await me("?status=reserved")
        expect(count).toBe(1)
        expect(rentals[0]).toMatchObject({
          id,
          title: "Spirited Away",
          status: "reserved",
          start_date: dateIn(shop, 1),
          due_date: dateIn(shop, 4),
          overdue: false,
          accrued_late: { amount: "0.00", count: 0 },
          unpaid: "0.00",
          deposit: null,
          can_extend: { allowed: true },
          can_cancel: { allowed: true },
          max_due_date: dateIn(shop, 18),
        })
        expect(rentals[0].charges).toMatchObject([{ kind: "rent", amount: "5.00", status: "invoiced" }])
        for (const hidden of ["unit_id", "customer_id", "at_risk", "version"])
          expect(rentals[0]).not.toHaveProperty(hidden)
        expect(await me("?status=out")).toMatchObject({ rentals: [], count: 0 })
        expect(await me("?status=lent")).toMatchObject({ http: 400 })
        expect(await me("?limit=101")).toMatchObject({ http: 400 })
      })

      it("follows an order that was transferred to somebody else", async () => {
        const { id, orderId } = await book()
        const other = await rentalCustomer(getContainer(), shop)
        await sql(`update "order" set customer_id = ? where id = ?`, [other.id, orderId])
        expect(await me(`/${id}`)).toMatchObject({ http: 404 })
        expect((await me(`/${id}`, other)).rental).toMatchObject({ id })
        expect((await me("", other)).count).toBe(1)
      })

      it("tells how a customer stands", async () => {
        const booked = await book()
        await takeHome(booked)
        expect(await me("/account")).toMatchObject({
          http: 200,
          member_no: null,
          open: 1,
          max_open: 5,
          debt: [],
          blocks: [],
        })
        await staff(`/${booked.id}/charges`, { charges: [{ kind: "cleaning", amount: "2.00" }] })
        expect(await me("/account")).toMatchObject({
          debt: [{ currency_code: "eur", amount: "2.00" }],
          blocks: ["media_rental_debt"],
        })
      })
    })

    describe("extension", () => {
      it("moves the due date, and what it costs is paid on the shop order", async () => {
        const booked = await book()
        await takeHome(booked)
        const due_date = addDays(await dueOf(booked.id), 3)
        const { preview } = await mine(`${booked.id}/extend/preview`, { due_date })
        expect(preview).toMatchObject({ expected_total: "4.00", currency_code: "eur" })
        const extended = await mine(`${booked.id}/extend`, { due_date, expected_total: "4.00", currency_code: "eur" })
        expect(extended).toMatchObject({
          http: 200,
          rental: { due_date, extension_count: 1, unpaid: "4.00" },
          charge: { kind: "extension", amount: "4.00", status: "invoiced" },
        })
        expect(extended.payment_collection_id).toMatch(/^pay_col_/)
        const [collection] = await sql(`select amount::float, status from payment_collection where id = ?`, [
          extended.payment_collection_id,
        ])
        // The rent was 5.00 and its tax; the extension is taxed as the rental is.
        expect(collection).toEqual({ amount: 4.76, status: "not_paid" })
        expect(await order(booked.orderId)).toMatchObject({ total: 10.71 })

        await api.post(
          `/admin/payment-collections/${extended.payment_collection_id}/mark-as-paid`,
          { order_id: booked.orderId },
          admin,
        )
        await eventually(async () => expect(await ledger(booked.id)).toEqual(["rent 5.00 paid", "extension 4.00 paid"]))
        expect((await me(`/${booked.id}`)).rental).toMatchObject({ unpaid: "0.00" })
      })

      it("costs nothing where the longer time has the same price", async () => {
        const booked = await book(6)
        await takeHome(booked)
        const due_date = addDays(await dueOf(booked.id), 1)
        const extended = await mine(`${booked.id}/extend`, { due_date, expected_total: "0", currency_code: "eur" })
        expect(extended).toMatchObject({ http: 200, rental: { due_date }, charge: null, payment_collection_id: null })
      })

      it("writes nothing when total or currency are not those of the preview", async () => {
        const booked = await book()
        const due_date = addDays(await dueOf(booked.id), 3)
        for (const wrong of [
          { expected_total: "3.99", currency_code: "eur" },
          { expected_total: "4.00", currency_code: "usd" },
        ]) {
          expect(await mine(`${booked.id}/extend`, { due_date, ...wrong })).toMatchObject({
            http: 409,
            code: "media_rental_charge_changed",
            expected_total: "4.00",
            currency_code: "eur",
          })
        }
        expect(await ledger(booked.id)).toEqual(["rent 5.00 invoiced"])
        expect(await dueOf(booked.id)).toBe(booked.row["due_date"])
      })

      it("happens once under one key, also for two at the same moment", async () => {
        const booked = await book()
        const due_date = addDays(await dueOf(booked.id), 3)
        const body = { due_date, expected_total: "4.00", currency_code: "eur" }
        const [first, second] = await Promise.all([
          mine(`${booked.id}/extend`, body, customer, "key-1"),
          mine(`${booked.id}/extend`, body, customer, "key-1"),
        ])
        expect(first).toMatchObject({ http: 200 })
        expect(second).toEqual(first)
        expect((await ledger(booked.id)).slice(1)).toEqual(["extension 4.00 invoiced"])
        const other = await mine(`${booked.id}/extend`, { ...body, due_date: addDays(due_date, 1) }, customer, "key-1")
        expect(other).toMatchObject({ http: 409, code: "media_rental_idempotency_mismatch" })
      })

      it("is refused with its reason", async () => {
        const booked = await book()
        await takeHome(booked, 9)
        const due = await dueOf(booked.id)
        expect(await mine(`${booked.id}/extend/preview`, { due_date: addDays(due, 12) })).toMatchObject({
          http: 400,
          code: "media_rental_extension_refused",
          reason: "overdue",
        })
        expect((await me(`/${booked.id}`)).rental).toMatchObject({
          overdue: true,
          can_extend: { allowed: false, code: "media_rental_extension_refused", reason: "overdue" },
          max_due_date: null,
        })
        for (const due_date of ["2026-02-31", "tomorrow", 1, null]) {
          expect(await mine(`${booked.id}/extend/preview`, { due_date } as object)).toMatchObject({ http: 400 })
        }
        expect(await mine(`${booked.id}/extend/preview`, { due_date: due })).toMatchObject({
          http: 400,
          code: "media_rental_period",
        })
        expect(await mine(`${booked.id}/extend/preview`, { due_date: due, price: 1 })).toMatchObject({ http: 400 })
      })

      it("of an overdue rental by staff charges the late fee first, which waits for the deposit", async () => {
        await terms({ late_amount: { eur: "1.50" } })
        const booked = await book()
        await takeHome(booked, 5)
        const due = await dueOf(booked.id)
        const due_date = addDays(due, 8)
        const { preview } = await staff(`/${booked.id}/extend/preview`, { due_date })
        expect(preview.lines.map(({ kind }: { kind: string }) => kind)).toEqual(["late", "extension"])
        const { expected_total, currency_code } = preview
        const extended = await staff(`/${booked.id}/extend`, { due_date, expected_total, currency_code })
        expect(extended).toMatchObject({ http: 200, order: { due_date, overdue: false, accrued_late: { count: 0 } } })
        const late = extended.order.charges.find(({ kind }: { kind: string }) => kind === "late")
        expect(late).toMatchObject({ period_key: `late:${due}`, status: "pending" })
      })

      it("compares like with like where the shop's prices are with tax", async () => {
        await sql(`update price_preference set is_tax_inclusive = true where value = ?`, [shop.regionId])
        const booked = await book()
        expect(await order(booked.orderId)).toMatchObject({ total: 5 })
        expect(await ledger(booked.id)).toEqual(["rent 4.20 invoiced"])
        const due_date = addDays(await dueOf(booked.id), 3)
        const { preview } = await mine(`${booked.id}/extend/preview`, { due_date })
        expect(preview.expected_total).toBe("4.00")
        await mine(`${booked.id}/extend`, { due_date, expected_total: "4.00", currency_code: "eur" })
        expect((await order(booked.orderId)).total).toBe(9)
        expect((await mine(`${booked.id}/cancel/preview`, {})).preview.expected_total).toBe("-5.00")
        await mine(`${booked.id}/cancel`, { expected_total: "-5.00", currency_code: "eur" })
        expect(await refundedOn(booked.orderId)).toBe(5)
        // Nobody has paid the extension, so nobody is asked for it any more.
        expect((await order(booked.orderId)).summary.pending_difference).toBe(0)
      })

      it("stays pending while somebody edits the order, and follows with the next settlement", async () => {
        const booked = await book()
        await beginOrderEditOrderWorkflow(getContainer()).run({ input: { order_id: booked.orderId } })
        const due_date = addDays(await dueOf(booked.id), 3)
        const extended = await mine(`${booked.id}/extend`, { due_date, expected_total: "4.00", currency_code: "eur" })
        expect(extended).toMatchObject({
          http: 200,
          rental: { due_date },
          charge: { status: "pending" },
          payment_collection_id: null,
        })
        expect((await me("/account")).debt).toEqual([{ currency_code: "eur", amount: "4.00" }])
        await api.delete(`/admin/order-edits/${booked.orderId}`, admin)
        await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: booked.id } })
        expect(await ledger(booked.id)).toContain("extension 4.00 invoiced")
        expect((await order(booked.orderId)).total).toBe(10.71)
      })
    })

    describe("cancellation", () => {
      beforeEach(() => terms(DEPOSIT))
      it("gives rent and deposit back, once, and frees the copy", async () => {
        const booked = await book()
        expect((await order(booked.orderId)).total).toBe(25.95)
        const { preview } = await mine(`${booked.id}/cancel/preview`, {})
        expect(preview).toMatchObject({
          lines: [
            { kind: "refund", amount: "-5.95" },
            { kind: "refund", amount: "-20.00" },
          ],
          expected_total: "-25.95",
        })
        const canceled = await mine(`${booked.id}/cancel`, {
          expected_total: "-25.95",
          currency_code: "eur",
          reason: "ill",
        })
        expect(canceled).toMatchObject({ http: 200, rental: { status: "canceled", cancel_reason: "ill" } })
        expect(await refundedOn(booked.orderId)).toBe(25.95)
        const [allocation] = await sql(`select active from media_rental_allocation where id = ?`, [
          booked.row["allocation_id"],
        ])
        expect(allocation).toEqual({ active: false })
        expect(await mine(`${booked.id}/cancel`, { expected_total: "-25.95", currency_code: "eur" })).toMatchObject({
          http: 409,
          code: "media_rental_state",
        })
        await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: booked.id } })
        expect(await refundedOn(booked.orderId)).toBe(25.95)
        expect((await order(booked.orderId)).summary.pending_difference).toBe(0)
      })

      it("late gives back what the terms leave", async () => {
        await terms({ cancel_until_ms: 2_073_600_000, late_cancel_refund_percent: 40 })
        const booked = await book()
        const { preview } = await staff(`/${booked.id}/cancel/preview`, {})
        expect(preview.expected_total).toBe("-22.38")
        expect(await staff(`/${booked.id}/cancel`, { expected_total: "-22.38", currency_code: "eur" })).toMatchObject({
          http: 200,
          order: { status: "canceled" },
        })
        expect(await refundedOn(booked.orderId)).toBe(22.38)
      })

      it("is over once the copy is out", async () => {
        const booked = await book()
        await takeHome(booked)
        expect(await mine(`${booked.id}/cancel/preview`, {})).toMatchObject({ http: 409, code: "media_rental_state" })
        expect((await me(`/${booked.id}`)).rental.can_cancel).toEqual({ allowed: false, code: "media_rental_state" })
      })

      it("not fetched costs the fee of the terms, out of the deposit", async () => {
        await terms({ no_show_fee: { eur: "3.00" } })
        const booked = await book()
        const agreed = { expected_total: "-17.00", currency_code: "eur" }
        const early = { http: 409, code: "media_rental_state" }
        expect(await staff(`/${booked.id}/no-show/preview`, {})).toMatchObject(early)
        expect(await staff(`/${booked.id}/no-show`, agreed)).toMatchObject(early)
        await sql(
          `update media_rental_order set starts_at = starts_at - interval '3 days', due_at = due_at - interval '3 days' where id = ?`,
          [booked.id],
        )
        const { preview } = await staff(`/${booked.id}/no-show/preview`, {})
        expect(preview).toMatchObject({
          expected_total: "-17.00",
          lines: [
            { kind: "refund", amount: "-20.00" },
            { kind: "no_show", amount: "3.00" },
          ],
        })
        expect(await staff(`/${booked.id}/no-show`, { ...agreed, expected_total: "-20.00" })).toMatchObject({
          ...{ http: 409, code: "media_rental_charge_changed" },
        })
        expect(await staff(`/${booked.id}/no-show`, agreed)).toMatchObject({ http: 200, order: { status: "no_show" } })
        expect(await refundedOn(booked.orderId)).toBe(17)
        expect(await ledger(booked.id)).toContain("no_show 3.00 paid")
      })
    })

    describe("loss, buyout and charges", () => {
      beforeEach(() => terms(DEPOSIT))

      it("a buyout is a taxed sale on the shop order, the copy is sold and the deposit goes back", async () => {
        const booked = await book()
        await takeHome(booked)
        const next = await book()
        const { preview } = await staff(`/${booked.id}/buyout/preview`, {})
        expect(preview).toMatchObject({ lines: [{ kind: "buyout", amount: "15.00" }], expected_total: "15.00" })
        const sold = await staff(`/${booked.id}/buyout`, { expected_total: "15.00", currency_code: "eur" })
        expect(sold).toMatchObject({ http: 200, order: { status: "bought_out", unit: { status: "sold" } } })
        const placed = await order(booked.orderId)
        const line = placed.items.find(
          ({ metadata }: { metadata: Record<string, unknown> | null }) => metadata?.["media_rental_charge"],
        )
        expect(line).toMatchObject({ unit_price: 15, tax_total: 2.85, total: 17.85, requires_shipping: false })
        expect(await refundedOn(booked.orderId)).toBe(20)
        const [collection] = await sql(`select amount::float from payment_collection where id = ?`, [
          sold.payment_collection_id,
        ])
        expect(collection).toEqual({ amount: 17.85 })
        const [waiting] = await sql(`select unit_id, at_risk from media_rental_order where id = ?`, [next.id])
        expect(waiting).toMatchObject({ at_risk: false })
        expect(waiting!["unit_id"]).not.toBe(booked.row["unit_id"])
      })

      it("a loss is charged once, out of the deposit first", async () => {
        await sql(`update media_rental_offer set replacement_value = '{"eur":"24.00"}'`)
        const booked = await book()
        await takeHome(booked, 5)
        expect(await staff(`/${booked.id}/lost`, { expected_total: "1.00", currency_code: "eur" })).toMatchObject({
          http: 409,
          code: "media_rental_charge_changed",
        })
        const { preview } = await staff(`/${booked.id}/lost/preview`, {})
        const { expected_total, currency_code } = preview
        expect(expected_total).toBe("24.00")
        const lost = await staff(`/${booked.id}/lost`, { expected_total, currency_code })
        expect(lost).toMatchObject({ http: 200, order: { status: "lost", unit: { status: "missing" } } })
        expect(await ledger(booked.id)).toEqual(
          expect.arrayContaining(["lost 24.00 paid", "waiver -4.00 paid", "lost 4.00 invoiced"]),
        )
        expect(await refundedOn(booked.orderId)).toBe(0)
        expect(await staff(`/${booked.id}/lost`, { expected_total, currency_code })).toMatchObject({ http: 409 })
      })

      it("a paid charge is refunded once, an unpaid one waived", async () => {
        const booked = await book()
        await takeHome(booked)
        const charged = await staff(`/${booked.id}/charges`, {
          charges: [{ kind: "damage", amount: "6.00", reason: "scratched" }],
        })
        const charge = charged.order.charges.find(({ kind }: { kind: string }) => kind === "damage")
        const waive = (body: object) => staff(`/${booked.id}/waive`, body)
        expect(await waive({ charge_id: charge.id, amount: "6.01", reason: "x" })).toMatchObject({ http: 400 })
        expect(await waive({ charge_id: charge.id, amount: "1.001", reason: "x" })).toMatchObject({ http: 400 })
        expect(await waive({ charge_id: charge.id })).toMatchObject({ http: 400 })
        expect(await waive({ charge_id: "rchg_none", reason: "x" })).toMatchObject({ http: 404 })
        expect(await waive({ charge_id: charge.id, amount: 2, reason: "not that bad" })).toMatchObject({
          http: 200,
          order: { unpaid: "4.00" },
        })
        const rent = charged.order.charges.find(({ kind }: { kind: string }) => kind === "rent")
        await waive({ charge_id: rent.id, reason: "it did not play" })
        // 5.00 and the tax that was paid on it.
        expect(await refundedOn(booked.orderId)).toBe(5.95)
        expect(await waive({ charge_id: rent.id, reason: "again" })).toMatchObject({ http: 409 })
        expect(await refundedOn(booked.orderId)).toBe(5.95)
      })

      it("amounts that are none are refused", async () => {
        const booked = await book()
        await takeHome(booked)
        for (const amount of ["0", "-1", "1.005", "abc", 1e12, null]) {
          const charges = [{ kind: "damage", amount }]
          expect(await staff(`/${booked.id}/charges`, { charges })).toMatchObject({ http: 400 })
        }
        const tooMuch = { charges: [{ kind: "damage", amount: "20.01" }] }
        expect(await staff(`/${booked.id}/charges`, tooMuch)).toMatchObject({
          http: 400,
          code: "media_rental_amount",
        })
        expect(await staff(`/${booked.id}/charges`, { charges: [{ kind: "rent", amount: "1" }] })).toMatchObject({
          http: 400,
        })
      })
    })

    describe("the list of staff", () => {
      it("finds rentals by status, time, risk and words", async () => {
        const [out, booked, soon] = [await book(), await book(), await book()]
        await takeHome(out, 9)
        await sql(`update media_rental_order set at_risk = true where id = ?`, [booked.id])
        await sql(`update media_rental_order set start_date = ?, starts_at = now() where id = ?`, [
          dateIn(shop, 0),
          soon.id,
        ])
        const ids = async (query: string) =>
          (await staff(`?${query}`)).orders.map(({ id }: { id: string }) => id).sort()
        const [{ barcode }] = (await sql<{ barcode: string }>(`select barcode from media_rental_unit where id = ?`, [
          out.row["unit_id"],
        ])) as [{ barcode: string }]
        const all = [out.id, booked.id, soon.id].sort()
        expect(await ids("")).toEqual(all)
        expect(await ids("status=reserved&status=out")).toEqual(all)
        expect(await ids("overdue=true")).toEqual([out.id])
        expect(await ids("overdue=false")).toEqual([booked.id, soon.id].sort())
        expect(await ids("at_risk=true")).toEqual([booked.id])
        expect(await ids("to_pick=true")).toEqual([soon.id])
        expect(await ids("due_today=true")).toEqual([])
        expect(await ids(`order_id=${booked.orderId}`)).toEqual([booked.id])
        expect(await ids(`unit_id=${String(out.row["unit_id"])}`)).toEqual([out.id])
        expect(await ids(`customer_id=${customer.id}`)).toEqual(all)
        expect(await ids(`customer_id=cus_none`)).toEqual([])
        expect(await ids(`q=${barcode}`)).toEqual([out.id])
        expect(await ids(`q=spirited&status=out`)).toEqual([out.id])
        expect(await ids(`q=${customer.email}`)).toEqual(all)
        expect(await ids(`q=${String(out.row["display_no"])}`)).toContain(out.id)
        expect(await ids(`q=100%25`)).toEqual([])
        expect(await ids(`from=${dateIn(shop, 1)}`)).toEqual([booked.id, soon.id].sort())
        expect(await ids(`to=${dateIn(shop, 0)}`)).toEqual([out.id, soon.id].sort())
        expect((await staff("/counts")).counts).toEqual({
          open: 3,
          out: 1,
          to_pick: 1,
          due_today: 0,
          overdue: 1,
          at_risk: 1,
        })
        const page = await staff("?order=-due_at&limit=1&offset=1")
        expect(page).toMatchObject({ count: 3, limit: 1, offset: 1 })
        expect(page.orders).toHaveLength(1)
        for (const wrong of ["order=price", "overdue=maybe", "from=2026-02-31", "limit=0", "colour=red"]) {
          expect(await staff(`?${wrong}`)).toMatchObject({ http: 400 })
        }
      })

      it("shows one with its timeline, its money and what may be done", async () => {
        const booked = await book()
        const { order: shown } = await staff(`/${booked.id}`)
        expect(shown).toMatchObject({
          id: booked.id,
          order_id: booked.orderId,
          customer: { id: customer.id, email: customer.email },
          unpaid: "0.00",
          deposit: null,
          inspection: null,
          can: {
            extend: { allowed: true },
            cancel: { allowed: true },
            no_show: { allowed: false, code: "media_rental_state", reason: "not_started" },
            lost: { allowed: false },
            buyout: { allowed: false },
            reseat: { allowed: true },
            charge: { allowed: false },
          },
          extendable_until: addDays(shown.due_date, 14),
        })
        expect(shown.events.map(({ type }: { type: string }) => type)).toContain("order.reserved")
        expect(await staff(`/rent_none`)).toMatchObject({ http: 404, code: "media_rental_not_found" })
      })

      it("moves a booking to another copy", async () => {
        const booked = await book()
        const [copy] = await rentalCopies(getContainer(), shop, shop.title, 1)
        expect(await staff(`/${booked.id}/reseat`, { unit_id: copy!.id })).toMatchObject({
          http: 200,
          order: { unit: { id: copy!.id, barcode: copy!.barcode } },
        })
        expect(await staff(`/${booked.id}/reseat`, { unit_id: "runt_none" })).toMatchObject({ http: 404 })
        expect(await staff(`/${booked.id}/reseat`, {})).toMatchObject({ http: 200 })
      })

      it("is for staff", async () => {
        const { id } = await book()
        const none = await answer(api.get(`/admin/media/rental/orders/${id}`, { headers: customer.headers }))
        expect(none).toMatchObject({ http: 401 })
      })
    })

    describe("a rental keeps what was agreed", () => {
      it("when plan, terms and calendar are edited after booking", async () => {
        await terms({ late_amount: { eur: "1.50" } })
        const booked = await book()
        await takeHome(booked, 5)
        // Letters follow when they are ready and are no part of what was agreed.
        const agreed = async () => {
          const { updated_at: _, events: __, ...order } = (await staff(`/${booked.id}`)).order
          return order
        }
        const before = await agreed()
        expect(before.accrued_late.count).toBeGreaterThan(0)
        await terms({ late_amount: { eur: "9.00" }, grace_ms: 864_000_000 })
        await sql(`update media_rental_rate_tier set amount = amount * 10`)
        await sql(`update media_rental_calendar set due_time = '09:00', open_dows = 1, tz = 'Asia/Tokyo'`)
        expect(await agreed()).toEqual(before)
        expect((await me(`/${booked.id}`)).rental).toMatchObject({
          due_at: before.due_at,
          price_amount: "5.00",
          accrued_late: before.accrued_late,
        })
        // Only what is agreed anew is at today's price: eight days cost 90 + 25 now.
        const { preview } = await staff(`/${booked.id}/extend/preview`, { due_date: addDays(before.due_date, 5) })
        expect(preview.lines[1]).toMatchObject({ kind: "extension", amount: "110.00" })
      })
    })

    /** Refunds on the order's payments. */
    async function refundedOn(orderId: string): Promise<number> {
      const [sum] = await sql<{ amount: number }>(
        `select coalesce(sum(f.amount), 0)::float as amount from order_payment_collection l
         join payment p on p.payment_collection_id = l.payment_collection_id join refund f on f.payment_id = p.id
         where l.order_id = ? and f.deleted_at is null`,
        [orderId],
      )
      return sum!.amount
    }
  },
})

/** Subscribers run after the answer. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      return await check()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return check()
}
