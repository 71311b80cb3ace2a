import type { IPaymentModuleService, ITaxModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { ZodType } from "@medusajs/framework/zod"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request from "supertest"
import {
  bulkPreviewAnswer,
  bulkReturnAnswer,
  foundAnswer,
  foundPreviewAnswer,
  handOutAnswer,
  pickAnswer,
  returnAnswer,
  returnPreviewAnswer,
  scanAnswer,
  walkInAnswer,
  walkInPreviewAnswer,
} from "../../src/api/admin/media/rental/counter-responses"
import { addDays } from "../../src/modules/rental/domain/dates"
import type { Terms } from "../../src/modules/rental/domain/terms"
import type MediaSystemService from "../../src/modules/system/service"
import { settleRentalWorkflow } from "../../src/workflows/rental"
import { eventually } from "../helpers/eventually"
import {
  completeCart,
  dateIn,
  rental,
  rentalCart,
  rentalCopies,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rentalTerms,
  rentalTitle,
  rows,
  type RentalCustomer,
  type RentalLineInput,
  type RentalShop,
} from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(600_000)

const DESK = "/admin/media/rental"
const CHARGED: Partial<Terms> = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "20.00" } }
const HELD: Partial<Terms> = { ...CHARGED, deposit_mode: "hold" }
const LATE: Partial<Terms> = { late_amount: { eur: "1.50" }, late_cap: { eur: "12.00" } }

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are judged by their schemas where it matters
type Json = any
type Answer = { status: number; body: Record<string, Json> }

/** Where it is about noon now: a day late is a day late at whatever time the tests run. */
function middayZone(now: Date): string {
  const ahead = 12 - now.getUTCHours()
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`
}

/** The answer is what the API reference says, and nothing beside. */
function conforms(schema: ZodType, { status, body }: Answer, wanted = 200): void {
  expect([status, body.code]).toEqual([wanted, undefined])
  expect(schema.parse(body)).toEqual(body)
}

/** What the specs make fail or answer otherwise. */
type PaymentCalls = Record<
  "refundPayment" | "authorizePayment" | "capturePayment",
  (...args: unknown[]) => Promise<unknown>
>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let customer: RentalCustomer
    let admin: Record<string, string>
    let copies: { id: string; barcode: string }[]

    const http = () => request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))
    const post = async (path: string, body: object, key?: string): Promise<Answer> =>
      http()
        .post(path)
        .set({ ...admin, ...(key ? { "Idempotency-Key": key } : {}) })
        .send(body)
    const get = async (path: string): Promise<Answer> => http().get(path).set(admin)
    const desk = (path: string, body: object, key?: string) => post(`${DESK}${path}`, body, key)
    const sql = <T = Record<string, Json>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const code = ({ status, body }: Answer) => `${status} ${body.code}`
    const payments = () => getContainer().resolve<IPaymentModuleService>(Modules.PAYMENT)
    const provider = () => (payments() as unknown as { paymentProviderService_: PaymentCalls }).paymentProviderService_

    beforeAll(async () => {
      const calendar = { tz: middayZone(new Date()) }
      shop = await rentalShop(getContainer(), { copies: 4, calendar, terms: { max_open: 9, buffer_after_ms: 0 } })
      copies = shop.title.copies
      customer = await rentalCustomer(getContainer(), shop)
      admin = (await adminHeaders(getContainer())).headers
    })
    afterEach(() => jest.restoreAllMocks())

    const terms = async (set: Partial<Terms>) => {
      const [row] = await rental(getContainer()).listMediaRentalTerms({})
      await rental(getContainer()).updateMediaRentalTerms([{ id: row!.id, ...set } as Record<string, unknown>])
    }
    /** A setting for one test; the service keeps what it has read, so the next test would still have it. */
    const setting = (key: string, value: unknown) => {
      const system = getContainer().resolve<MediaSystemService>("mediaSystem")
      const read = system.getSetting.bind(system) as (...args: Json[]) => Promise<unknown>
      jest
        .spyOn(system, "getSetting")
        .mockImplementation((async (asked: Json, context: Json) =>
          asked.key === key ? value : read(asked, context)) as never)
    }
    const tax = async (rate: number) => {
      const [region] = await sql<{ id: string }>(`select id from tax_region where country_code = 'de'`)
      await getContainer()
        .resolve<ITaxModuleService>(Modules.TAX)
        .createTaxRates([{ tax_region_id: region!.id, name: "VAT", code: "vat", rate, is_default: true }])
    }

    /** An order of a shop front, authorised and not captured; its rentals with their copies' barcodes. */
    async function book(
      lines: RentalLineInput[] = [{ days: 3 }],
      more: { sales?: Json[]; promoCodes?: string[] } = {},
    ) {
      const order = await completeCart(api, await rentalCart(api, shop, { customer, lines, ...more }))
      const booked = await rentalsOf(getContainer(), order.id)
      const barcodes = await sql<{ id: string; barcode: string }>(`select id, barcode from media_rental_unit`)
      const barcodeOf = (row: Json) => barcodes.find(({ id }) => id === row.unit_id)!.barcode
      return {
        order_id: order.id,
        rentals: booked.map((row: Json) => ({ id: row.id as string, barcode: barcodeOf(row) })),
      }
    }
    type Booked = Awaited<ReturnType<typeof book>>["rentals"][number]

    const handOut = ({ id, barcode }: Booked, more: object = {}) =>
      desk("/handouts", { rental_id: id, barcode, ...more })
    /** Booked and taken home; with `daysLate`, everything happened so much earlier that it is late by now. */
    async function takenHome(days = 3, { daysLate = 0 } = {}) {
      const { order_id, rentals } = await book([{ days }])
      expect((await handOut(rentals[0]!)).status).toBe(200)
      if (daysLate > 0) await age(rentals[0]!, daysLate + days + 1)
      return { order_id, ...rentals[0]! }
    }
    /** Moves a rental into the past. */
    async function age({ id }: { id: string }, byDays: number) {
      const back = (column: string) => `to_char(${column}::date - ${byDays}, 'YYYY-MM-DD')`
      const shift = `interval '${byDays} days'`
      await sql(
        `update media_rental_order set out_at = out_at - ${shift}, starts_at = starts_at - ${shift},
           due_at = due_at - ${shift}, start_date = ${back("start_date")}, due_date = ${back("due_date")},
           late_due_date = ${back("late_due_date")} where id = ?`,
        [id],
      )
      await sql(
        `update media_rental_allocation set starts_at = starts_at - ${shift}, ends_at = ends_at - ${shift},
           blocked_from = blocked_from - ${shift}, blocked_until = blocked_until - ${shift},
           late_after = late_after - ${shift} where ref_id = ?`,
        [id],
      )
    }

    const preview = (barcode: string, more: object = {}) =>
      desk("/returns/preview", { barcode, location_id: shop.locationId, ...more })
    const giveBack = async (barcode: string, more: object = {}, key?: string) => {
      const { body } = await preview(barcode, more)
      const { expected_total = "0", currency_code = "eur" } = body.preview ?? {}
      const confirmed = { barcode, location_id: shop.locationId, expected_total, currency_code, ...more }
      return desk("/returns", confirmed, key)
    }
    const inspect = (rental_id: string, more: object = {}) =>
      desk("/inspections", { rental_id, currency_code: "eur", ...more })
    const ledger = async (id: string) =>
      (await rental(getContainer()).ledger.chargesOf([id])).map(
        ({ kind, amount, status, paid_by }) => `${kind} ${amount} ${status}${paid_by ? ` by ${paid_by}` : ""}`,
      )
    const deposit = async (order_id: string) =>
      (
        await sql(
          `select mode, status, amount::text as amount, captured::text as captured, refunded::text as refunded,
             last_error from media_rental_deposit where order_id = ?`,
          [order_id],
        )
      )[0]!
    const status = async (id: string) =>
      (await sql<{ status: string }>(`select status from media_rental_order where id = ?`, [id]))[0]!.status
    const unitStatus = async (barcode: string) =>
      (await sql<{ status: string }>(`select status from media_rental_unit where barcode = ?`, [barcode]))[0]!.status

    /** What the shop order says of its money. */
    async function money(order_id: string) {
      const fields =
        "+total,summary.*,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds"
      const { order } = (await get(`/admin/orders/${order_id}?fields=${fields}`)).body
      const all = order.payment_collections.flatMap((collection: Json) => collection.payments ?? [])
      const sum = (list: Json[]) => Math.round(list.reduce((total, { amount }) => total + amount, 0) * 100) / 100
      return {
        total: Math.round(order.total * 100) / 100,
        captured: sum(all.flatMap((payment: Json) => payment.captures ?? [])),
        refunded: sum(all.flatMap((payment: Json) => payment.refunds ?? [])),
        pending: order.summary.pending_difference,
      }
    }
    /** Captures less refunds are what the order comes to, and nobody owes anybody anything. */
    async function reconciles(order_id: string) {
      const { total, captured, refunded, pending } = await money(order_id)
      expect({ paid: Math.round((captured - refunded) * 100) / 100, pending }).toEqual({ paid: total, pending: 0 })
    }

    describe("a scan", () => {
      const scan = (barcode: string, more: object = {}) =>
        desk("/scan", { barcode, location_id: shop.locationId, ...more })

      it("tells of a copy on the shelf, of nobody's, and refuses what it does not know", async () => {
        const answer = await scan(copies[0]!.barcode.toLowerCase())
        conforms(scanAnswer, answer)
        expect(answer.body).toMatchObject({
          unit: { barcode: copies[0]!.barcode, status: "available", title: "Spirited Away" },
          ...{ rental: null, hold: null, customer: null, next_booking: null },
          ...{ warnings: [], actions: ["hand_out"], suggested: "hand_out" },
        })
        expect(code(await scan("R-00000572-5"))).toBe("404 media_rental_barcode_unknown")
        expect(code(await scan(""))).toBe("400 media_invalid")
        expect(code(await desk("/scan", { barcode: "x", location_id: "y", at: "2026-02-31" }))).toBe(
          "400 media_invalid",
        )
      })

      it("follows a rental from booking to inspection", async () => {
        await terms(LATE)
        const { rentals } = await book([{ days: 3, start_date: dateIn(shop, 1) }])
        const [{ id, barcode }] = rentals as [Booked]
        const [{ starts_at: later }] = (await sql(`select starts_at from media_rental_order`)) as [Json]
        expect((await scan(barcode, { at: later })).body).toMatchObject({
          rental: { id, status: "reserved" },
          customer: { id: customer.id, email: customer.email, blocked: false, open: 1, debt: [] },
          ...{ actions: ["pick", "hand_out"], suggested: "hand_out", warnings: [] },
        })
        const picked = await desk("/picks", { rental_id: id, barcode })
        conforms(pickAnswer, picked)
        expect((await scan(barcode)).body).toMatchObject({
          rental: { id, status: "ready" },
          ...{ actions: ["hand_out"], suggested: "hand_out", warnings: ["before_start"] },
        })
        await handOut({ id, barcode })
        await age({ id }, 6)
        const out = await scan(barcode)
        conforms(scanAnswer, out)
        expect(out.body).toMatchObject({
          rental: { id, status: "out", overdue: true, late: { count: 2, amount: "3.00" }, inspect_on_return: true },
          ...{ actions: ["return"], suggested: "return", warnings: ["overdue"] },
        })
        await giveBack(barcode)
        expect((await scan(barcode)).body).toMatchObject({
          rental: { id, status: "returned" },
          ...{ actions: ["inspect"], suggested: "inspect" },
        })
      })

      it("names who is next, who it is kept for, and the wrong shop", async () => {
        const other = await rentalCustomer(getContainer(), shop)
        await sql(`update media_rental_unit set status = 'retired' where id <> ?`, [copies[0]!.id])
        await book([{ days: 2, start_date: dateIn(shop, 5) }])
        const { barcode } = copies[0]!
        expect((await scan(barcode, { location_id: "sloc_other" })).body).toMatchObject({
          rental: null,
          next_booking: { start_date: dateIn(shop, 5), customer: { id: customer.id } },
          warnings: ["wrong_location"],
        })
        await sql(`update media_rental_order set status = 'canceled'`)
        await sql(`update media_rental_allocation set active = false`)
        await rental(getContainer()).holds.join({
          ...{ variant_id: shop.title.variant_id, location_id: shop.locationId, days: 2, group_ids: [] },
          customer_id: other.id,
        })
        const held = await scan(barcode)
        conforms(scanAnswer, held)
        expect(held.body).toMatchObject({
          hold: { status: "ready", customer: { id: other.id } },
          customer: { id: other.id },
          ...{ warnings: ["held_for_other"], actions: ["hand_out"] },
        })
      })
    })

    describe("hand-out and return", () => {
      it("hands out early, takes back in time, inspects and closes", async () => {
        const { order_id, rentals } = await book()
        const out = await handOut(rentals[0]!)
        conforms(handOutAnswer, out)
        expect(out.body).toMatchObject({ rental: { status: "out" }, unit: { status: "out" }, deposit: null })
        const shown = await preview(rentals[0]!.barcode)
        conforms(returnPreviewAnswer, shown)
        expect(shown.body.preview).toMatchObject({ lines: [], expected_total: "0.00", needs_inspection: true })
        const back = await giveBack(rentals[0]!.barcode)
        conforms(returnAnswer, back)
        expect(back.body).toMatchObject({ rental: { status: "returned" }, unit: { status: "inspecting" }, due: "0.00" })
        const looked = await inspect(rentals[0]!.id, { note: "as new" })
        conforms(returnAnswer, looked)
        expect(looked.body).toMatchObject({ rental: { status: "closed" }, unit: { status: "available" } })
        expect((await money(order_id)).total).toBe(5)
      })

      it("refuses the old total after a day has passed, and writes nothing", async () => {
        await terms(LATE)
        const { id, barcode } = await takenHome(3, { daysLate: 2 })
        const first = (await preview(barcode)).body.preview
        expect(first).toMatchObject({ expected_total: "3.00", late_count: 2 })
        await age({ id }, 1)
        const body = { barcode, location_id: shop.locationId, currency_code: "eur" }
        const refused = await desk("/returns", { ...body, expected_total: first.expected_total })
        expect(refused.body).toMatchObject({ code: "media_rental_charge_changed", expected_total: "4.50" })
        expect([refused.status, await status(id), await unitStatus(barcode)]).toEqual([409, "out", "out"])
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced"])
        const confirmed = await desk("/returns", { ...body, expected_total: "4.5" })
        expect(confirmed.body).toMatchObject({ total: "4.50", rental: { status: "returned" } })
      })

      it("happens once under one key, also for two at the same moment", async () => {
        await terms(LATE)
        const { rentals } = await book()
        const { id, barcode } = rentals[0]!
        const body = { rental_id: id, barcode }
        const [one, two] = await Promise.all([desk("/handouts", body, "out-1"), desk("/handouts", body, "out-1")])
        expect([one.status, two.body]).toEqual([200, one.body])
        await age({ id }, 6)
        const back = { barcode, location_id: shop.locationId, expected_total: "3.00", currency_code: "eur" }
        const [first, second] = await Promise.all([desk("/returns", back, "in-1"), desk("/returns", back, "in-1")])
        expect([first.status, second.body]).toEqual([200, first.body])
        expect(await ledger(id)).toEqual(["rent 5.00 invoiced", "late 3.00 pending"])
        const other = await desk("/returns", { ...back, expected_total: "4.50" }, "in-1")
        expect(code(other)).toBe("409 media_rental_idempotency_mismatch")
        const again = await desk("/returns", back)
        expect(code(again)).toBe("409 media_rental_already_returned")
        expect(again.body).toMatchObject({ rental_id: id, total: "3.00" })
      })

      it("at two desks without a key lets one win", async () => {
        const { id, barcode } = await takenHome()
        const back = { barcode, location_id: shop.locationId, expected_total: "0", currency_code: "eur" }
        const codes = (await Promise.all([desk("/returns", back), desk("/returns", back)])).map(code).sort()
        expect(codes).toEqual(["200 undefined", "409 media_rental_already_returned"])
        expect(await status(id)).toBe("returned")
      })

      it("of one copy of an order leaves the others out", async () => {
        const { rentals } = await book([{ days: 3, quantity: 4 }])
        for (const one of rentals) expect((await handOut(one)).status).toBe(200)
        await giveBack(rentals[1]!.barcode, { inspection: {} })
        expect(await Promise.all(rentals.map(({ id }) => status(id)))).toEqual(["out", "closed", "out", "out"])
        const { body } = await get(`/admin/media/rental/orders?status=out`)
        expect(body.count).toBe(3)
      })

      it("of many at once answers for each", async () => {
        const { rentals } = await book([{ days: 3, quantity: 2 }])
        for (const one of rentals) await handOut(one)
        const items = [...rentals.map(({ barcode }) => ({ barcode })), { barcode: "nothing" }]
        const shown = await desk("/returns/bulk/preview", { location_id: shop.locationId, items })
        conforms(bulkPreviewAnswer, shown)
        const back = await desk("/returns/bulk", {
          location_id: shop.locationId,
          items: items.map((item) => ({ ...item, expected_total: "0", currency_code: "eur" })),
        })
        conforms(bulkReturnAnswer, back)
        expect(back.body).toMatchObject({
          ...{ returned: 2, failed: 1 },
          results: [{ ok: true }, { ok: true }, { ok: false, error: { code: "media_rental_barcode_unknown" } }],
        })
        const tooMany = Array.from({ length: 101 }, () => ({ barcode: "x", expected_total: "0", currency_code: "eur" }))
        expect(code(await desk("/returns/bulk", { location_id: shop.locationId, items: tooMany }))).toBe(
          "400 media_invalid",
        )
      })

      it("refuses what is no date, amount, place or grade, naming it", async () => {
        const { id, barcode } = await takenHome()
        const back = { barcode, location_id: shop.locationId, expected_total: "0", currency_code: "eur" }
        const wrong: [object, string][] = [
          [{ ...back, returned_at: "2026-02-31T10:00:00Z" }, "400 media_invalid"],
          [{ ...back, returned_at: "2020-01-01T10:00:00Z" }, "400 media_rental_backdate"],
          [{ ...back, expected_total: "NaN" }, "400 media_invalid"],
          [{ ...back, expected_total: null }, "400 media_invalid"],
          [{ ...back, price: 1 }, "400 media_invalid"],
          [{ ...back, location_id: "sloc_unknown" }, "404 media_rental_location_not_found"],
          [{ ...back, currency_code: "usd" }, "409 media_rental_charge_changed"],
          [{ ...back, inspection: { media_grade: "SHINY" } }, "400 media_grade_unknown"],
          [{ ...back, inspection: { charges: [{ kind: "damage", amount: "20.01" }] } }, "400 media_rental_amount"],
          [{ ...back, inspection: { charges: [{ kind: "lost", amount: "1" }] } }, "400 media_invalid"],
          [{ ...back, barcode: "'; drop table media_rental_unit; --" }, "404 media_rental_barcode_unknown"],
        ]
        for (const [body, wanted] of wrong) expect([body, code(await desk("/returns", body))]).toEqual([body, wanted])
        expect(await status(id)).toBe("out")
      })
    })

    describe("the deposit", () => {
      it("pays damage and a missing part, and the rest goes back once", async () => {
        await terms(CHARGED)
        const { order_id, id, barcode } = await takenHome()
        expect((await money(order_id)).total).toBe(25)
        await giveBack(barcode)
        const looked = await inspect(id, {
          media_grade: "VG",
          inserts_ok: false,
          missing_parts: ["booklet"],
          next_status: "cleaning",
          charges: [
            { kind: "damage", amount: "4.50" },
            { kind: "missing_part", amount: "3" },
          ],
        })
        conforms(returnAnswer, looked)
        expect(looked.body).toMatchObject({
          deposit: { mode: "charge", share: "20.00", kept: "7.50", returned: "12.50", last_error: null },
          ...{ total: "7.50", due: "0.00" },
          unit: { status: "cleaning", media_grade: "VG" },
        })
        expect(await ledger(id)).toEqual([
          "rent 5.00 paid by order",
          "damage 4.50 paid by deposit",
          "missing_part 3.00 paid by deposit",
        ])
        expect(await deposit(order_id)).toMatchObject({ status: "part_refunded", captured: "20.00", refunded: "12.50" })
        for (let again = 0; again < 3; again++) {
          await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: id } })
        }
        expect(await money(order_id)).toMatchObject({ total: 12.5, captured: 25, refunded: 12.5, pending: 0 })
        const [unit] = (await sql(`select id from media_rental_unit where barcode = ?`, [barcode])) as [{ id: string }]
        expect(code(await desk("/walk-ins", walkIn([barcode], { expected_total: "25.00" })))).toBe(
          "409 media_rental_unit_conflict",
        )
        expect((await desk(`/units/${unit.id}/shelve`, {})).status).toBe(200)
        expect(await unitStatus(barcode)).toBe("available")
      })

      it("settles only what it covers; the rest is asked for on the shop order until somebody pays", async () => {
        await terms({ ...CHARGED, deposit_value: { eur: "5.00" } })
        await tax(19)
        const { order_id, id, barcode } = await takenHome()
        const back = await giveBack(barcode, { inspection: { charges: [{ kind: "damage", amount: "12.00" }] } })
        expect(back.body).toMatchObject({ deposit: { kept: "5.00", returned: "0.00" }, due: "7.00" })
        expect(await ledger(id)).toEqual([
          "rent 5.00 paid by order",
          "damage 12.00 paid by deposit",
          "waiver -7.00 paid by deposit",
          "damage 7.00 invoiced",
        ])
        expect(await rental(getContainer()).ledger.debtOf(customer.id)).toEqual([
          { currency_code: "eur", amount: "7.00" },
        ])
        expect(await deposit(order_id)).toMatchObject({ status: "retained", refunded: "0.00" })
        const [open] = await sql<{ id: string }>(
          `select pc.id from payment_collection pc join order_payment_collection o on o.payment_collection_id = pc.id
           where o.order_id = ? and pc.status = 'not_paid'`,
          [order_id],
        )
        await post(`/admin/payment-collections/${open!.id}/mark-as-paid`, { order_id })
        await eventually(async () => expect((await ledger(id)).at(-1)).toBe("damage 7.00 paid by order"))
        expect(await rental(getContainer()).ledger.debtOf(customer.id)).toEqual([])
        await reconciles(order_id)
      })

      it("goes back whole where fees are asked for on the order", async () => {
        setting("rental.fees_on_order", true)
        await terms({ ...CHARGED, ...LATE })
        const { order_id, id, barcode } = await takenHome(3, { daysLate: 2 })
        const shown = (await preview(barcode, { inspection: {} })).body.preview
        expect(shown).toMatchObject({
          expected_total: "3.00",
          deposit: { kept: "0.00", returned: "20.00" },
          due: "3.00",
        })
        await giveBack(barcode, { inspection: {} })
        expect(await ledger(id)).toEqual(["rent 5.00 paid by order", "late 3.00 invoiced"])
        expect(await deposit(order_id)).toMatchObject({ status: "refunded", refunded: "20.00" })
        expect(await money(order_id)).toMatchObject({ captured: 25, refunded: 20, pending: 3 })
      })

      it("of one copy settles by itself, and everything agrees at the end", async () => {
        await terms({ ...CHARGED, ...LATE })
        await tax(19)
        await createPromotionsWorkflow(getContainer()).run({
          input: {
            promotionsData: [
              {
                ...{ code: "TENTH", type: "standard", status: "active" },
                application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10 },
              },
            ],
          },
        })
        const { order_id, rentals } = await book([{ days: 3 }, { days: 7, start_date: dateIn(shop, 2) }], {
          sales: [{ variant_id: shop.title.sale_variant_id, quantity: 1 }],
          promoCodes: ["TENTH"],
        })
        const [late, fine] = rentals as [Booked, Booked]
        await handOut(late)
        await handOut(fine)
        await age(late, 7)
        const first = await giveBack(late.barcode, { inspection: {} })
        expect(first.body).toMatchObject({ total: "4.50", deposit: { kept: "4.50", returned: "15.50" }, due: "0.00" })
        const second = await giveBack(fine.barcode, { inspection: {} })
        expect(second.body).toMatchObject({ total: "0.00", deposit: { kept: "0.00", returned: "20.00" } })
        await reconciles(order_id)
        expect(await money(order_id)).toMatchObject({ refunded: 35.5 })
        expect(await deposit(order_id)).toMatchObject({ status: "part_refunded", refunded: "35.50" })
        const [sums] = await sql<{ ledger: string; events: number }>(
          `select (select sum(amount)::text from media_rental_charge where status = 'paid') as ledger,
             (select count(*)::int from media_rental_event where type = 'deposit.released') as events`,
        )
        // Rents of 5.00 and 9.00 less a tenth, and the late fee.
        expect(sums).toEqual({ ledger: "17.10", events: 2 })
      })

      it("is refunded later when the provider fails, and not twice when a run dies in between", async () => {
        await terms(CHARGED)
        const { order_id, id, barcode } = await takenHome()
        const settle = () => settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: id } })
        const failing = jest.spyOn(provider(), "refundPayment").mockRejectedValue(new Error("the bank is closed"))
        const back = await giveBack(barcode, { inspection: {} })
        expect(back.body).toMatchObject({ rental: { status: "closed" }, deposit: { last_error: "the bank is closed" } })
        expect(await money(order_id)).toMatchObject({ captured: 25, refunded: 0 })
        expect(await rental(getContainer()).settlement.unsettled({ after: "", limit: 10 })).toEqual([id])
        failing.mockRestore()

        const dying = jest
          .spyOn(rental(getContainer()).settlement, "recordShare")
          .mockRejectedValueOnce(new Error("the process dies"))
        expect((await settle()).result.failures).toEqual(["the process dies"])
        expect(await money(order_id)).toMatchObject({ refunded: 20 })
        expect(await deposit(order_id)).toMatchObject({ refunded: "0" })
        dying.mockRestore()

        const results = await Promise.all([settle(), settle()])
        expect(results.flatMap(({ result }) => result.failures)).toEqual([])
        expect(await money(order_id)).toMatchObject({ refunded: 20, pending: 0 })
        expect(await deposit(order_id)).toMatchObject({ status: "refunded", refunded: "20.00", last_error: null })
        expect(await rental(getContainer()).settlement.unsettled({ after: "", limit: 10 })).toEqual([])
      })

      it("is entered into the order's books when a run died right after the refund", async () => {
        await terms(CHARGED)
        const { order_id, id, barcode } = await takenHome()
        const order = getContainer().resolve(Modules.ORDER)
        const enter = order.addOrderTransactions.bind(order) as (data: Json) => Promise<Json>
        const dying = jest.spyOn(order, "addOrderTransactions").mockImplementation((async (data: Json) => {
          if ([data].flat().some((row) => row.reference === "refund")) throw new Error("the process dies")
          return enter(data)
        }) as never)
        await giveBack(barcode, { inspection: {} })
        expect(await sql(`select amount::float from refund`)).toEqual([{ amount: 20 }])
        dying.mockRestore()
        await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: id } })
        expect(await sql(`select amount::float from refund`)).toEqual([{ amount: 20 }])
        expect(await sql(`select amount::float from order_transaction where reference = 'refund'`)).toEqual([
          { amount: -20 },
        ])
        expect(await deposit(order_id)).toMatchObject({ status: "refunded", refunded: "20.00" })
      })

      it("is given back after a run died right after taking the order's payment", async () => {
        await terms(CHARGED)
        const { order_id, id, barcode } = await takenHome()
        const order = getContainer().resolve(Modules.ORDER)
        const dying = jest.spyOn(order, "addOrderTransactions").mockRejectedValue(new Error("the process dies"))
        await giveBack(barcode, { inspection: {} })
        dying.mockRestore()
        expect(await sql(`select amount::float from capture`)).toEqual([{ amount: 25 }])
        const settle = () => settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: id } })
        // Its own run may still be at it.
        await settle()
        expect(await deposit(order_id)).toMatchObject({ last_error: expect.stringContaining("is being entered") })
        await sql(`update capture set created_at = created_at - interval '2 minutes'`)
        await settle()
        expect(await money(order_id)).toMatchObject({ total: 5, captured: 25, refunded: 20, pending: 0 })
        expect(await deposit(order_id)).toMatchObject({ status: "refunded", refunded: "20.00", last_error: null })
      })

      it("of a lost copy comes back with it, less the late fee", async () => {
        await terms({ ...CHARGED, ...LATE })
        const { order_id, id, barcode } = await takenHome(3, { daysLate: 4 })
        const lost = (await desk(`/orders/${id}/lost/preview`, {})).body.preview
        await desk(`/orders/${id}/lost`, { expected_total: lost.expected_total, currency_code: "eur" })
        expect(await ledger(id)).toEqual(["rent 5.00 paid by order", "lost 20.00 paid by deposit"])
        const [unit] = (await sql(`select id from media_rental_unit where barcode = ?`, [barcode])) as [{ id: string }]
        const place = { location_id: shop.locationId }
        const shown = await desk(`/units/${unit.id}/found/preview`, place)
        conforms(foundPreviewAnswer, shown)
        expect(shown.body.preview).toMatchObject({ expected_total: "-14.00", currency_code: "eur" })
        const wrong = { ...place, expected_total: "-20.00", currency_code: "eur" }
        expect(code(await desk(`/units/${unit.id}/found`, wrong))).toBe("409 media_rental_charge_changed")
        const found = await desk(`/units/${unit.id}/found`, { ...wrong, expected_total: "-14.00" })
        conforms(foundAnswer, found)
        expect(found.body).toMatchObject({ total: "-14.00", rental: { status: "returned" } })
        expect(await ledger(id)).toEqual([
          "rent 5.00 paid by order",
          "lost 20.00 paid by deposit",
          "refund -20.00 paid by refund",
          "late 6.00 paid by refund",
        ])
        expect(await money(order_id)).toMatchObject({ total: 11, captured: 25, refunded: 14, pending: 0 })
        expect(await deposit(order_id)).toMatchObject({ refunded: "14.00" })
        await inspect(id)
        expect([await status(id), await unitStatus(barcode)]).toEqual(["closed", "available"])
      })
    })

    describe("a deposit that is held", () => {
      it("is authorised at the hand-out, survives an edit of the order, is taken in part once, the rest let go", async () => {
        await terms(HELD)
        const { order_id, rentals } = await book([{ days: 3, quantity: 2 }])
        const [one, two] = rentals as [Booked, Booked]
        const shown = await handOut(one, { expected_total: "0.00" })
        expect([code(shown), shown.body.expected_total]).toEqual(["409 media_rental_charge_changed", "40.00"])
        const out = await handOut(one, { expected_total: "40" })
        conforms(handOutAnswer, out)
        expect(out.body.deposit).toMatchObject({ mode: "hold", status: "authorized", authorized: "40.00" })
        expect((await handOut(two)).body.deposit).toMatchObject({ authorized: "0.00" })
        await desk(`/orders/${two.id}/charges`, { charges: [{ kind: "cleaning", amount: "1.00" }] })

        const first = await giveBack(one.barcode, { inspection: { charges: [{ kind: "damage", amount: "6.00" }] } })
        expect(first.body.deposit).toMatchObject({ status: "authorized", kept: "0.00", returned: "0.00" })
        const last = await giveBack(two.barcode, { inspection: {} })
        expect(last.body.deposit).toMatchObject({ status: "captured", kept: "1.00", returned: "19.00" })
        expect(await deposit(order_id)).toMatchObject({ status: "captured", captured: "7.00", refunded: "0.00" })
        expect(await ledger(one.id)).toEqual(["rent 5.00 invoiced", "damage 6.00 paid by hold"])
        const [held] = await sql(
          `select p.canceled_at is not null as released, (select sum(amount)::float from capture where payment_id = p.id) as captured
           from payment p join media_rental_deposit d on d.payment_id = p.id`,
        )
        expect(held).toEqual({ released: true, captured: 7 })
        await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: two.id } })
        expect(await sql(`select amount::float from capture`)).toEqual([{ amount: 7 }])
      })

      it("is let go when nothing is owed, or the copy does not leave", async () => {
        await terms(HELD)
        const { order_id, rentals } = await book()
        const held = () => sql(`select canceled_at is not null as canceled from payment order by created_at`)
        const unknown = await handOut({ ...rentals[0]!, barcode: "nothing" })
        expect(code(unknown)).toBe("404 media_rental_barcode_unknown")
        expect(await held()).toEqual([{ canceled: false }])
        await sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 5)])
        expect(code(await handOut(rentals[0]!))).toBe("400 media_rental_embargo")
        expect(await held()).toEqual([{ canceled: false }, { canceled: true }])
        await sql(`update media_rental_offer set rentable_from = null`)
        await handOut(rentals[0]!)
        await giveBack(rentals[0]!.barcode, { inspection: {} })
        expect(await deposit(order_id)).toMatchObject({ status: "released", captured: "0.00" })
      })

      it("that would end too early is refused; taken as money it goes back like any deposit", async () => {
        await terms(HELD)
        const { order_id, rentals } = await book([{ days: 10 }])
        const soon = `${dateIn(shop, 5)}T00:00:00.000Z`
        const short = jest
          .spyOn(provider(), "authorizePayment")
          .mockResolvedValue({ status: "authorized", data: { authorized_until: soon } })
        const refused = await handOut(rentals[0]!)
        expect(code(refused)).toBe("409 media_rental_deposit_refused")
        expect(refused.body).toMatchObject({ offered: "charge", authorized_until: soon })
        expect(await status(rentals[0]!.id)).toBe("reserved")
        const taken = await handOut(rentals[0]!, { deposit: "charge" })
        expect(taken.body.deposit).toMatchObject({ mode: "charge", status: "charged", authorized: "20.00" })
        short.mockRestore()
        await giveBack(rentals[0]!.barcode, { inspection: { charges: [{ kind: "damage", amount: "5.00" }] } })
        expect(await deposit(order_id)).toMatchObject({ mode: "charge", status: "part_refunded", refunded: "15.00" })
        expect(await sql(`select amount::float from refund`)).toEqual([{ amount: 15 }])
      })

      it("is authorised once when two desks hand out copies of one order", async () => {
        await terms(HELD)
        const { rentals } = await book([{ days: 3, quantity: 2 }])
        const outs = await Promise.all(rentals.map((one) => handOut(one)))
        expect(outs.map(code)).toEqual(["200 undefined", "200 undefined"])
        const live = await sql(
          `select p.id from payment p join payment_collection c on c.id = p.payment_collection_id
           where p.canceled_at is null and c.metadata->>'media_rental_deposit' is not null`,
        )
        expect(live).toEqual(await sql(`select payment_id as id from media_rental_deposit`))
      })
    })

    function walkIn(barcodes: string[], more: object = {}) {
      return {
        customer_id: customer.id,
        ...{ barcodes, days: 3, location_id: shop.locationId },
        ...{ payment: "paid", expected_total: "5.00", currency_code: "eur", ...more },
      }
    }

    describe("a walk-in", () => {
      const nothingHappened = async () => {
        expect(await sql(`select id from "order" where deleted_at is null`)).toEqual([])
        expect(await sql(`select id from media_rental_order where status <> 'canceled'`)).toEqual([])
        expect(await sql(`select id from media_rental_allocation where active`)).toEqual([])
        expect(await sql(`select distinct status from media_rental_unit`)).toEqual([{ status: "available" }])
        expect(await sql(`select id from media_rental_charge where status <> 'void'`)).toEqual([])
      }

      it("of two copies makes one order, paid, with both out", async () => {
        await tax(19)
        await terms(CHARGED)
        const barcodes = copies.slice(0, 2).map(({ barcode }) => barcode)
        const { payment: _, expected_total: __, ...question } = walkIn(barcodes)
        const shown = await desk("/walk-ins/preview", question)
        conforms(walkInPreviewAnswer, shown)
        expect(shown.body.preview).toMatchObject({
          ...{ expected_total: "51.90", tax: "1.90", deposit_mode: "charge", problems: [] },
          lines: [
            { kind: "rent", amount: "5.00" },
            { kind: "rent", amount: "5.00" },
            { kind: "deposit", amount: "40.00" },
            { kind: "tax", amount: "1.90" },
          ],
        })
        const made = await desk("/walk-ins", walkIn(barcodes, { expected_total: "51.90" }))
        conforms(walkInAnswer, made, 201)
        expect(made.body).toMatchObject({
          order: { total: "51.90", paid: true },
          rentals: [
            { status: "out", channel: "counter", due_date: dateIn(shop, 3), deposit_share: "20.00" },
            { status: "out", customer: { id: customer.id } },
          ],
        })
        expect(await sql(`select count(*)::int as orders from "order"`)).toEqual([{ orders: 1 }])
        await reconciles(made.body.order.id)
        await eventually(async () => expect(await ledger(made.body.rentals[0].id)).toEqual(["rent 5.00 paid by order"]))
        const back = await giveBack(barcodes[0]!, { inspection: {} })
        expect(back.body.deposit).toMatchObject({ kept: "0.00", returned: "20.00" })
        await reconciles(made.body.order.id)
      })

      it("that is paid later stays open on its order; its deposit was never paid and is not asked for any more", async () => {
        await terms({ ...CHARGED, ...LATE })
        const made = await desk(
          "/walk-ins",
          walkIn([copies[0]!.barcode], { payment: "later", expected_total: "25.00" }),
        )
        const { order, rentals, payment_collection_id } = made.body
        expect([made.status, order.paid, typeof payment_collection_id]).toEqual([201, false, "string"])
        expect(await money(order.id)).toMatchObject({ total: 25, captured: 0, pending: 25 })
        await age(rentals[0], 5)
        await giveBack(copies[0]!.barcode, { inspection: {} })
        expect(await ledger(rentals[0].id)).toEqual(["rent 5.00 invoiced", "late 3.00 invoiced"])
        expect(await money(order.id)).toMatchObject({ total: 8, captured: 0, pending: 8 })
      })

      it("authorises a held deposit beside the order", async () => {
        await terms(HELD)
        const made = await desk("/walk-ins", walkIn([copies[0]!.barcode]))
        expect(made.body.order.total).toBe("5.00")
        expect(await deposit(made.body.order.id)).toMatchObject({ mode: "hold", status: "authorized", amount: "20.00" })
      })

      it("from the plan's late start on counts from tomorrow", async () => {
        await sql(`update media_rental_rate_plan set late_start_time = '00:00'`)
        const made = await desk("/walk-ins", walkIn([copies[0]!.barcode]))
        expect(made.body.rentals[0]).toMatchObject({ start_date: dateIn(shop, 1), due_date: dateIn(shop, 4), days: 3 })
      })

      it("takes copies of several titles until one date", async () => {
        const kiki = await rentalTitle(getContainer(), shop, { name: "Kiki", copies: 1 })
        const barcodes = [copies[0]!.barcode, kiki.copies[0]!.barcode]
        const { days: _, ...body } = walkIn(barcodes, { due_date: dateIn(shop, 2), expected_total: "10.00" })
        const made = await desk("/walk-ins", body)
        expect(made.body.rentals.map(({ title, due_date }: Json) => `${title} ${due_date}`)).toEqual([
          `Spirited Away ${dateIn(shop, 2)}`,
          `Kiki ${dateIn(shop, 2)}`,
        ])
      })

      it("leaves nothing behind when the payment fails", async () => {
        jest.spyOn(provider(), "capturePayment").mockRejectedValue(new Error("the till is closed"))
        const failed = await desk(
          "/walk-ins",
          walkIn(
            copies.slice(0, 2).map(({ barcode }) => barcode),
            { expected_total: "10.00" },
          ),
        )
        expect(failed.status).toBeGreaterThanOrEqual(400)
        await nothingHappened()
      })

      it("tells whose turn it is when nobody paid and the copy stays, and nothing of the booking", async () => {
        const waiting = await rentalCustomer(getContainer(), shop)
        await sql(`update media_rental_unit set status = 'out'`)
        const { value: hold } = await rental(getContainer()).holds.join({
          ...{ variant_id: shop.title.variant_id, location_id: shop.locationId },
          ...{ customer_id: waiting.id, days: 2, group_ids: [] },
        })
        await sql(`update media_rental_unit set status = 'available'`)
        const heard: string[] = []
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        const names = ["hold.ready", "order.reserved", "order.canceled"].map((type) => `media_rental.${type}`)
        for (const name of names) {
          bus.subscribe(name, async () => void heard.push(name), { subscriberId: `spec-${name}` })
        }
        jest.spyOn(provider(), "capturePayment").mockRejectedValue(new Error("the till is closed"))
        await desk("/walk-ins", walkIn([copies[0]!.barcode]))
        await eventually(async () => expect(heard).toEqual(["media_rental.hold.ready"]))
        expect(await sql(`select id, status from media_rental_hold`)).toEqual([{ id: hold.id, status: "ready" }])
      })

      it("leaves nothing behind when the copies cannot be handed out after all", async () => {
        const returned = jest.spyOn(provider(), "refundPayment")
        jest.spyOn(rental(getContainer()).counter, "finishWalkIn").mockRejectedValue(new Error("the scanner fails"))
        const failed = await desk("/walk-ins", walkIn([copies[0]!.barcode]))
        expect(failed.status).toBe(500)
        await nothingHappened()
        expect(returned.mock.calls.map(([, input]) => Number((input as Json).amount.value))).toEqual([5])
      })

      it("is refused with everything that stands in the way", async () => {
        const [one, two] = copies as [Json, Json]
        const body = walkIn([one.barcode])
        expect(code(await desk("/walk-ins", { ...body, expected_total: "4.99" }))).toBe(
          "409 media_rental_charge_changed",
        )
        expect(code(await desk("/walk-ins", walkIn([one.barcode, one.barcode.toLowerCase()])))).toBe(
          "400 media_invalid",
        )
        expect(code(await desk("/walk-ins", { ...body, days: undefined }))).toBe("400 media_rental_date")
        expect(code(await desk("/walk-ins", { ...body, due_date: dateIn(shop, 2) }))).toBe("400 media_rental_date")
        const { days: _, ...dated } = body
        expect(code(await desk("/walk-ins", { ...dated, due_date: dateIn(shop, 0) }))).toBe("400 media_rental_period")
        expect(code(await desk("/walk-ins", { ...dated, due_date: addDays(dateIn(shop, 0), 99) }))).toBe(
          "409 media_rental_charge_changed",
        )
        expect(code(await desk("/walk-ins", { ...body, customer_id: "cus_x" }))).toBe(
          "404 media_rental_customer_not_found",
        )
        expect(code(await desk("/walk-ins", { ...body, currency_code: "usd" }))).toBe("404 media_region_not_found")
        await sql(`update media_rental_unit set status = 'cleaning' where id = ?`, [two.id])
        await terms({ max_open: 1 })
        const { payment: _p, expected_total: _e, ...question } = walkIn([one.barcode, two.barcode])
        const { preview: shown } = (await desk("/walk-ins/preview", question)).body
        expect(shown.problems.map((problem: Json) => `${problem.path} ${problem.code}`)).toEqual([
          "quantity media_rental_limit_open",
          "barcodes.1 media_rental_unit_conflict",
        ])
        expect(code(await desk("/walk-ins", walkIn([one.barcode, two.barcode], { expected_total: "10.00" })))).toBe(
          "400 media_rental_limit_open",
        )
        expect(await sql(`select id from media_rental_order`)).toEqual([])
      })

      it("of a copy that is kept for somebody else is refused; theirs it is", async () => {
        const other = await rentalCustomer(getContainer(), shop)
        const { barcode } = copies[0]!
        await sql(`update media_rental_unit set status = 'retired' where barcode <> ?`, [barcode])
        const title = { variant_id: shop.title.variant_id, location_id: shop.locationId }
        await rental(getContainer()).holds.join({ ...title, customer_id: other.id, days: 2, group_ids: [] })
        expect(code(await desk("/walk-ins", walkIn([barcode])))).toBe("409 media_rental_unit_held")
        const made = await desk("/walk-ins", walkIn([barcode], { customer_id: other.id }))
        expect(made.body.rentals).toMatchObject([{ status: "out" }])
        expect(await sql(`select status from media_rental_hold`)).toEqual([{ status: "fulfilled" }])
      })

      it("of one copy at two desks lets one win, and the other is charged nothing", async () => {
        const other = await rentalCustomer(getContainer(), shop)
        const { barcode } = copies[0]!
        const codes = await Promise.all([
          desk("/walk-ins", walkIn([barcode])),
          desk("/walk-ins", walkIn([barcode], { customer_id: other.id })),
        ])
        expect(codes.map(code).sort()).toEqual(["201 undefined", "409 media_rental_unit_conflict"])
        expect(await sql(`select count(*)::int as orders from "order" where deleted_at is null`)).toEqual([
          { orders: 1 },
        ])
        expect(await sql(`select sum(amount)::float as captured from capture`)).toEqual([{ captured: 5 }])
      })
    })

    it("warns at the scan of a title that its catalogue rating keeps from this customer", async () => {
      const { rentals } = await book()
      const warnings = async () =>
        (await desk("/scan", { barcode: rentals[0]!.barcode, location_id: shop.locationId })).body.warnings
      expect(await warnings()).not.toContain("age_unverified")
      await sql(
        `insert into media_age_rating (id, media_item_id, scheme, value, min_age) values ('magr_1', ?, 'FSK', '18', 18)`,
        [shop.title.item_id],
      )
      expect(await warnings()).toContain("age_unverified")
      await rental(getContainer()).createMediaRentalMembers([
        { customer_id: customer.id, member_no: "M-15", date_of_birth: addDays(dateIn(shop, 0), -15 * 366) } as never,
      ])
      expect(await warnings()).toContain("age_required")
    })

    it("checks the limits once more when a booking is fetched", async () => {
      const { rentals } = await book()
      await sql(`update media_rental_offer set min_age = 18`)
      expect(code(await handOut(rentals[0]!))).toBe("400 media_rental_age_unverified")
      const child = { id_checked: { date_of_birth: addDays(dateIn(shop, 1), -6574) } }
      expect(code(await handOut(rentals[0]!, child))).toBe("400 media_rental_age_required")
      expect(await sql(`select id from media_rental_member`)).toEqual([])
      const adult = { id_checked: { date_of_birth: "1990-02-28" } }
      expect(code(await handOut(rentals[0]!, { id_checked: { date_of_birth: "1990-02-30" } }))).toBe(
        "400 media_rental_date",
      )
      expect((await handOut(rentals[0]!, adult)).status).toBe(200)
      expect(await sql(`select date_of_birth from media_rental_member`)).toEqual([{ date_of_birth: "1990-02-28" }])
    })

    it("hands out another copy of the title than the one that was booked", async () => {
      const [extra] = await rentalCopies(getContainer(), shop, shop.title, 1)
      const { rentals } = await book()
      const out = await handOut({ ...rentals[0]!, barcode: extra!.barcode })
      expect(out.body).toMatchObject({
        unit: { barcode: extra!.barcode, status: "out" },
        swapped: { barcode: rentals[0]!.barcode },
      })
      await rentalTerms(getContainer(), { grace_ms: 0 }, { location_id: shop.locationId })
      expect(await unitStatus(rentals[0]!.barcode)).toBe("available")
    })
  },
})
