import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AxiosInstance } from "axios"
import request from "supertest"
import { addDays } from "../../src/modules/rental/domain/dates"
import type { Terms } from "../../src/modules/rental/domain/terms"
import { reconcileRentalsWorkflow } from "../../src/workflows/rental/jobs"
import { settleRentalWorkflow } from "../../src/workflows/rental"
import { eventually } from "../helpers/eventually"
import {
  completeCart,
  rental,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCustomer,
  type RentalShop,
} from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(300_000)

const DESK = "/admin/media/rental"

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are judged by what they say
type Json = any

interface Booked {
  id: string
  orderId: string
  barcode: string
}

/** Every act that takes a charge back moves exactly the money that was paid for it, and the order asks for the rest. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let customer: RentalCustomer
    let headers: Record<string, string>

    const DEPOSIT: Partial<Terms> = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "20.00" } }

    const post = async (path: string, body: object): Promise<{ status: number; body: Json }> =>
      request(String((api as unknown as AxiosInstance).defaults.baseURL))
        .post(path)
        .set(headers)
        .send(body)
    const sql = <T = Record<string, Json>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const ok = async (path: string, body: object): Promise<Json> => {
      const { status, body: answer } = await post(path, body)
      expect([status, answer.code, answer.message]).toEqual([expect.any(Number), undefined, undefined])
      return answer
    }
    const terms = (set: Partial<Terms>) =>
      sql(
        `update media_rental_terms set ${Object.keys(set)
          .map((key) => `${key} = ?`)
          .join(", ")}`,
        Object.values(set).map((value) => (typeof value === "object" ? JSON.stringify(value) : value)),
      )

    beforeAll(async () => {
      shop = await rentalShop(getContainer(), { copies: 4, terms: { ...DEPOSIT, inspect_on_return: false } })
      customer = await rentalCustomer(getContainer(), shop)
      headers = (await adminHeaders(getContainer())).headers
      const tax = getContainer().resolve(Modules.TAX)
      const [region] = await tax.listTaxRegions({ country_code: "de" })
      await tax.createTaxRates([{ tax_region_id: region!.id, name: "VAT", code: "vat", rate: 19, is_default: true }])
    })

    /** 5.00 rent, 0.95 tax and the deposit of 20.00, ordered and authorised as a shop front does it. */
    async function book(): Promise<Booked> {
      const placed = await completeCart(api, await rentalCart(api, shop, { customer, lines: [{ days: 3 }] }))
      const [row] = await rentalsOf(getContainer(), placed.id)
      const [unit] = await sql(`select barcode from media_rental_unit where id = ?`, [row!["unit_id"]])
      return { id: row!["id"] as string, orderId: placed.id, barcode: unit!["barcode"] }
    }
    /** 4.00 and 0.76 tax on the shop order, which nobody has paid. */
    async function extend({ id }: Booked): Promise<void> {
      const [row] = await sql(`select due_date from media_rental_order where id = ?`, [id])
      const agreed = { due_date: addDays(row!["due_date"], 3), expected_total: "4.00", currency_code: "eur" }
      expect(await ok(`${DESK}/orders/${id}/extend`, agreed)).toMatchObject({ order: { unpaid: "4.00" } })
    }
    async function takeHome({ id, barcode }: Booked): Promise<void> {
      await sql(
        `update media_rental_order set starts_at = starts_at - interval '1 day', start_date = to_char(start_date::date - 1, 'YYYY-MM-DD')
         where id = ?`,
        [id],
      )
      await ok(`${DESK}/handouts`, { rental_id: id, barcode })
    }
    const giveBack = ({ barcode }: Booked) =>
      ok(`${DESK}/returns`, {
        ...{ barcode, location_id: shop.locationId, expected_total: "0.00", currency_code: "eur" },
      })
    /** Shows what an act comes to, then does it. */
    async function act({ id }: Booked, name: string): Promise<string> {
      const { preview } = await ok(`${DESK}/orders/${id}/${name}/preview`, {})
      const { expected_total, currency_code } = preview
      await ok(`${DESK}/orders/${id}/${name}`, { expected_total, currency_code })
      return expected_total
    }
    /** What the shop holds of the order's money, what the order asks for, and what can be paid in. */
    async function books({ orderId }: Pick<Booked, "orderId">) {
      const [money] = await sql(
        `select coalesce(sum(c.amount), 0)::float8 - coalesce(sum(f.amount), 0)::float8 as held
         from order_payment_collection l join payment p on p.payment_collection_id = l.payment_collection_id
         left join (select payment_id, sum(amount) as amount from capture group by 1) c on c.payment_id = p.id
         left join (select payment_id, sum(amount) as amount from refund group by 1) f on f.payment_id = p.id
         where l.order_id = ?`,
        [orderId],
      )
      const [open] = await sql(
        `select coalesce(sum(pc.amount), 0)::float8 as payable from order_payment_collection l
         join payment_collection pc on pc.id = l.payment_collection_id
         where l.order_id = ? and pc.status in ('not_paid', 'awaiting')`,
        [orderId],
      )
      const { data } = await (api as unknown as AxiosInstance).get(`/admin/orders/${orderId}`, { headers })
      const cents = (amount: number) => Math.round(amount * 100) / 100
      return {
        held: cents(money!["held"]),
        owed: cents(data.order.summary.pending_difference),
        payable: cents(open!["payable"]),
      }
    }
    const ledger = async ({ id }: Booked) =>
      (await rental(getContainer()).ledger.chargesOf([id])).map(
        ({ kind, amount, status, paid_by }) => `${kind} ${amount} ${status}${paid_by ? ` by ${paid_by}` : ""}`,
      )
    /** A second settlement, as the nightly job makes it, moves nothing; and the nightly look at the books is content. */
    async function stays(booked: Booked, expected: Awaited<ReturnType<typeof books>>): Promise<void> {
      expect(await books(booked)).toEqual(expected)
      await settleRentalWorkflow(getContainer()).run({ input: { rental_order_id: booked.id } })
      expect(await books(booked)).toEqual(expected)
      await sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
      const { result } = await reconcileRentalsWorkflow(getContainer()).run({ input: {} })
      expect((result as Json).findings).toEqual({})
    }

    describe("an extension nobody has paid", () => {
      it("is taken off the order when the rental is cancelled; what was paid goes back, and no cent of the shop's", async () => {
        const booked = await book()
        const other = await book()
        await extend(booked)
        expect(await books(booked)).toEqual({ held: 25.95, owed: 4.76, payable: 4.76 })
        expect(await act(booked, "cancel")).toBe("-25.95")
        await stays(booked, { held: 0, owed: 0, payable: 0 })
        expect(await books(other)).toEqual({ held: 0, owed: 25.95, payable: 0 })
      })

      it("whose money did go back is found at night", async () => {
        const booked = await book()
        await extend(booked)
        await act(booked, "cancel")
        const [taken] = await sql(
          `select v.id from media_rental_charge v join media_rental_charge c on c.id = v.reverses_id where c.kind = 'extension'`,
        )
        await sql(`update refund set note = ? where note like 'media-rental charge %'`, [
          `media-rental charge ${taken!["id"]}`,
        ])
        const share = await sql(
          `update refund set amount = amount + 1 where note like 'media-rental deposit %' returning id`,
        )
        expect(share).toHaveLength(1)
        const { result } = await reconcileRentalsWorkflow(getContainer()).run({ input: {} })
        expect((result as Json).findings).toMatchObject({
          refund_of_unpaid_charge: { count: 1, ids: [booked.orderId] },
          refund_exceeds_deposit: { count: 1, ids: [booked.orderId] },
        })
      })

      it("stays owed as far as the terms keep it, and the deposit pays for it", async () => {
        await terms({ cancel_until_ms: 2_073_600_000, late_cancel_refund_percent: 50 })
        const booked = await book()
        await extend(booked)
        // 2.98 of the rent; of the extension 2.38 stay owed, which the deposit of 20.00 pays.
        expect(await act(booked, "cancel")).toBe("-20.60")
        await stays(booked, { held: 5.35, owed: 0, payable: 0 })
        expect(await ledger(booked)).toContain("extension 4.00 paid by deposit")
      })

      it("is paid by the deposit when the copy is back, once", async () => {
        const booked = await book()
        await takeHome(booked)
        await extend(booked)
        await giveBack(booked)
        await stays(booked, { held: 10.71, owed: 0, payable: 0 })
        expect(await ledger(booked)).toEqual(["rent 5.00 paid by order", "extension 4.00 paid by deposit"])
      })

      it("is paid as far as the deposit reaches; the rest stays on its line of the order", async () => {
        await terms({ deposit_value: { eur: "3.00" } } as Partial<Terms>)
        const booked = await book()
        await takeHome(booked)
        await extend(booked)
        await giveBack(booked)
        await stays(booked, { held: 8.95, owed: 1.76, payable: 1.76 })
        const { charges } = (await api.get(`${DESK}/orders/${booked.id}`, { headers })).data.order
        const rest = charges.findLast(({ kind }: { kind: string }) => kind === "extension")
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: rest.id, reason: "a kindness" })
        await stays(booked, { held: 8.95, owed: 0, payable: 0 })
      })
    })

    describe("a deposit that is held", () => {
      it("pays an extension the order asked for: so much is taken, the order asks for so much less", async () => {
        await terms({ deposit_mode: "hold" })
        const booked = await book()
        await takeHome(booked)
        await extend(booked)
        expect(await books(booked)).toEqual({ held: 5.95, owed: 4.76, payable: 4.76 })
        await giveBack(booked)
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
        expect(await ledger(booked)).toEqual(["rent 5.00 paid by order", "extension 4.00 paid by hold"])
        const deposit = await sql(
          `select status, captured::float8 as captured, refunded::float8 as refunded from media_rental_deposit`,
        )
        expect(deposit).toEqual([{ status: "captured", captured: 4.76, refunded: 0 }])
      })
    })

    describe("an order nobody has paid", () => {
      it("asks for less when its rent is waived, and for nothing when the copy is back", async () => {
        const { id, barcode } = shop.title.copies[0]!
        const made = await ok(`${DESK}/walk-ins`, {
          ...{ customer_id: customer.id, barcodes: [barcode], days: 3, location_id: shop.locationId },
          ...{ payment: "later", expected_total: "25.95", currency_code: "eur" },
        })
        const booked: Booked = { id: made.rentals[0].id, orderId: made.order.id, barcode }
        expect([id, await books(booked)]).toEqual([id, { held: 0, owed: 25.95, payable: 25.95 }])
        const { charges } = (await api.get(`${DESK}/orders/${booked.id}`, { headers })).data.order
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: charges[0].id, amount: 2, reason: "a coupon" })
        expect(await books(booked)).toEqual({ held: 0, owed: 23.57, payable: 23.57 })
        await giveBack(booked)
        await stays(booked, { held: 0, owed: 3.57, payable: 3.57 })
        const { data } = await api.get(`/admin/orders/${booked.orderId}?fields=*payment_collections`, { headers })
        const [open] = data.order.payment_collections
        await ok(`/admin/payment-collections/${open.id}/mark-as-paid`, { order_id: booked.orderId })
        await eventually(async () => expect(await ledger(booked)).toContain("rent 5.00 paid by order"))
        await stays(booked, { held: 3.57, owed: 0, payable: 0 })
      })
    })

    describe("a charge nobody has paid", () => {
      it("is waived without money: a buyout, and nobody can pay for it any more", async () => {
        const booked = await book()
        await takeHome(booked)
        await act(booked, "buyout")
        expect(await books(booked)).toEqual({ held: 5.95, owed: 17.85, payable: 17.85 })
        const { charges } = (await api.get(`${DESK}/orders/${booked.id}`, { headers })).data.order
        const buyout = charges.find(({ kind }: { kind: string }) => kind === "buyout")
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, amount: 5, reason: "scratched" })
        await stays(booked, { held: 5.95, owed: 11.9, payable: 11.9 })
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, reason: "a present" })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })

      it("and one that was paid: only that one's money goes back", async () => {
        const booked = await book()
        await takeHome(booked)
        await act(booked, "buyout")
        const [open] = await sql(
          `select pc.id from order_payment_collection l join payment_collection pc on pc.id = l.payment_collection_id
           where l.order_id = ? and pc.status = 'not_paid'`,
          [booked.orderId],
        )
        await ok(`/admin/payment-collections/${open!["id"]}/mark-as-paid`, { order_id: booked.orderId })
        await eventually(async () => expect(await ledger(booked)).toContain("buyout 15.00 paid by order"))
        const { charges } = (await api.get(`${DESK}/orders/${booked.id}`, { headers })).data.order
        const buyout = charges.find(({ kind }: { kind: string }) => kind === "buyout")
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: buyout.id, reason: "never played" })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })
    })

    describe("a copy that was lost and found", () => {
      it("has both parts of its charge taken back: what the deposit had paid, and what nobody had", async () => {
        await sql(`update media_rental_offer set replacement_value = '{"eur":"24.00"}'`)
        const booked = await book()
        await takeHome(booked)
        await act(booked, "lost")
        expect(await books(booked)).toEqual({ held: 25.95, owed: 4, payable: 4 })
        const [unit] = await sql(`select id from media_rental_unit where barcode = ?`, [booked.barcode])
        const where = { location_id: shop.locationId }
        const { preview } = await ok(`${DESK}/units/${unit!["id"]}/found/preview`, where)
        expect(preview).toMatchObject({
          lines: [
            { kind: "refund", amount: "-20.00" },
            { kind: "waiver", amount: "-4.00" },
          ],
          expected_total: "-24.00",
        })
        await ok(`${DESK}/units/${unit!["id"]}/found`, { ...where, expected_total: "-24.00", currency_code: "eur" })
        await stays(booked, { held: 5.95, owed: 0, payable: 0 })
      })

      it("is bought instead: both parts go, the purchase comes", async () => {
        await sql(`update media_rental_offer set replacement_value = '{"eur":"24.00"}'`)
        const booked = await book()
        await takeHome(booked)
        await act(booked, "lost")
        expect(await act(booked, "buyout")).toBe("-9.00")
        await stays(booked, { held: 5.95, owed: 17.85, payable: 17.85 })
      })
    })

    describe("a damage", () => {
      it("that was waived leaves room for another, within what the copy is worth", async () => {
        const booked = await book()
        await takeHome(booked)
        const damage = { charges: [{ kind: "damage", amount: "20.00", reason: "broken" }] }
        const { order } = await ok(`${DESK}/orders/${booked.id}/charges`, damage)
        expect(await post(`${DESK}/orders/${booked.id}/charges`, damage)).toMatchObject({ status: 400 })
        const charge = order.charges.find(({ kind }: { kind: string }) => kind === "damage")
        await ok(`${DESK}/orders/${booked.id}/waive`, { charge_id: charge.id, reason: "it was the shop" })
        await ok(`${DESK}/orders/${booked.id}/charges`, damage)
        expect(await post(`${DESK}/orders/${booked.id}/charges`, damage)).toMatchObject({ status: 400 })
      })
    })

    describe("money sent back by Medusa's own means", () => {
      it("is not sent again, and nobody tries for ever", async () => {
        const booked = await book()
        await takeHome(booked)
        const [payment] = await sql(
          `select p.id from order_payment_collection l join payment p on p.payment_collection_id = l.payment_collection_id
           where l.order_id = ?`,
          [booked.orderId],
        )
        await ok(`/admin/payments/${payment!["id"]}/capture`, {})
        await ok(`/admin/payments/${payment!["id"]}/refund`, { amount: 25.95 })
        await giveBack(booked)
        expect(await rental(getContainer()).settlement.unsettled({ after: "", limit: 10 })).toEqual([])
        const [deposit] = await sql(`select status, last_error from media_rental_deposit where order_id = ?`, [
          booked.orderId,
        ])
        expect(deposit).toEqual({ status: "refunded", last_error: null })
      })
    })

    describe("Medusa's cancellation of an order", () => {
      const cancel = ({ orderId }: Booked) => post(`/admin/orders/${orderId}/cancel`, {})

      it("and a hand-out at the same moment: one of them happens", async () => {
        for (let round = 0; round < 4; round += 1) {
          const booked = await book()
          await sql(
            `update media_rental_order set starts_at = starts_at - interval '1 day', start_date = to_char(start_date::date - 1, 'YYYY-MM-DD')
             where id = ?`,
            [booked.id],
          )
          const [canceled, out] = await Promise.all([
            cancel(booked),
            post(`${DESK}/handouts`, { rental_id: booked.id, barcode: booked.barcode }),
          ])
          expect([canceled.status, out.status].filter((status) => status === 200)).toHaveLength(1)
          if (out.status === 200) {
            expect(canceled).toMatchObject({ status: 400, body: { code: "media_rental_out" } })
            expect((await books(booked)).owed).toBe(0)
            await giveBack(booked)
          } else {
            expect(out).toMatchObject({ status: 409, body: { code: "media_rental_state" } })
            await eventually(async () =>
              expect(await sql(`select status from media_rental_order where id = ?`, [booked.id])).toEqual([
                { status: "canceled" },
              ]),
            )
          }
        }
      })

      it("that is refused lets the copy leave afterwards", async () => {
        const booked = await book()
        const service = rental(getContainer())
        const { token } = await service.cart.beginCallOff(booked.orderId)
        await sql(
          `update media_rental_order set starts_at = starts_at - interval '1 day', start_date = to_char(start_date::date - 1, 'YYYY-MM-DD')
           where id = ?`,
          [booked.id],
        )
        const scan = { rental_id: booked.id, barcode: booked.barcode }
        expect(await post(`${DESK}/handouts`, scan)).toMatchObject({ status: 409, body: { reason: "order_canceled" } })
        // A second request at the same time is not the owner and cannot end it.
        expect((await service.cart.beginCallOff(booked.orderId)).token).toBeNull()
        await service.cart.endCallOff(token!)
        await ok(`${DESK}/handouts`, scan)
      })

      it("waits for the inspection of a copy that is back, and is no way to keep one that was bought", async () => {
        await terms({ inspect_on_return: true })
        const [back, bought] = [await book(), await book()]
        await takeHome(back)
        await giveBack(back)
        await takeHome(bought)
        await act(bought, "buyout")
        for (const booked of [back, bought]) {
          const before = await books(booked)
          expect(await cancel(booked)).toMatchObject({ status: 400, body: { code: "media_rental_out" } })
          expect(await books(booked)).toEqual(before)
        }
        const canceled = await sql(`select 1 from payment where canceled_at is not null`)
        expect(canceled).toEqual([])
      })
    })
  },
})
