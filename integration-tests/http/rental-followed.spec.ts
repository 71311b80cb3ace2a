import type { ITaxModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request from "supertest"
import type { Terms } from "../../src/modules/rental/domain/terms"
import {
  cleanUpRentalsWorkflow,
  reconcileRentalsWorkflow,
  seeToRentalDepositsWorkflow,
} from "../../src/workflows/rental/jobs"
import {
  completeCart,
  dateIn,
  lineBody,
  payFor,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCart,
  type RentalCustomer,
  type RentalLineInput,
  type RentalShop,
  type RentalShopInput,
} from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(300_000)

const RENTAL = "/store/media/rental"
const DESK = "/admin/media/rental"
const DEPOSIT: Partial<Terms> = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "10" } }

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what the routes answer is judged field by field
type Json = any
type Headers = Record<string, string>
type Answer = { status: number; body: Record<string, Json> }

/** Rentals followed from their quote to their end, through every route and row they pass. */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let customer: RentalCustomer
    let admin: Headers

    const http = () => request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))
    const post = async (path: string, body: object, headers: Headers = admin): Promise<Answer> =>
      http().post(path).set(headers).send(body)
    const get = async (path: string, headers: Headers = admin): Promise<Answer> => http().get(path).set(headers)
    const sql = <T = Record<string, Json>>(text: string, bindings: unknown[] = []) =>
      rows<T>(getContainer(), text, bindings)
    const code = ({ status, body }: Answer) => `${status} ${body.code}`
    const open = async (input: RentalShopInput = {}) => {
      shop = await rentalShop(getContainer(), input)
      customer = await rentalCustomer(getContainer(), shop)
      admin = (await adminHeaders(getContainer())).headers
    }
    const cartOf = (lines: RentalLineInput[], by = customer) => rentalCart(api, shop, { customer: by, lines })
    const complete = (cart: Pick<RentalCart, "id" | "headers">) =>
      post(`/store/carts/${cart.id}/complete`, {}, cart.headers)
    const addLine = (cart: RentalCart, line: RentalLineInput) =>
      post(`${RENTAL}/carts/${cart.id}/lines`, lineBody(shop, line), cart.headers)
    const book = async (lines: RentalLineInput[]) => {
      const order = await completeCart(api, await cartOf(lines))
      const found = (await rentalsOf(getContainer(), order.id)) as Json[]
      const copies = await sql(`select id, barcode from media_rental_unit`)
      const barcodeOf = (row: Json) => copies.find(({ id }) => id === row.unit_id)!["barcode"] as string
      return { order, rentals: found.map((row) => ({ ...row, barcode: barcodeOf(row) })) as Json[] }
    }
    const handOut = ({ id, barcode }: Json) => post(`${DESK}/handouts`, { rental_id: id, barcode })
    const giveBack = async (barcode: string) => {
      const given = { barcode, location_id: shop.locationId }
      const { expected_total, currency_code } = (await post(`${DESK}/returns/preview`, given)).body.preview
      return post(`${DESK}/returns`, { ...given, expected_total, currency_code })
    }
    const available = async (from: number, until: number) => {
      const dates = `start_date=${dateIn(shop, from)}&due_date=${dateIn(shop, until)}`
      return (await get(`${RENTAL}/availability?variant_id=${shop.title.variant_id}&${dates}`, shop.headers)).body
    }
    const freeDays = async () => {
      const days = `from=${dateIn(shop, 0)}&to=${dateIn(shop, 60)}`
      const { body } = await get(`${RENTAL}/calendar?variant_id=${shop.title.variant_id}&${days}`, shop.headers)
      return body.days.filter(({ free }: Json) => free > 0).length as number
    }
    /** Everything of a rental and its copy's time, so many days earlier. */
    const longAgo = async (id: string, days: number) => {
      const by = `interval '${days} days'`
      const dates = ["start_date", "due_date", "late_due_date"]
        .map((column) => `${column} = to_char(${column}::date - ${days}, 'YYYY-MM-DD')`)
        .join(", ")
      await sql(
        `update media_rental_order set out_at = out_at - ${by}, starts_at = starts_at - ${by},
           due_at = due_at - ${by}, ${dates} where id = ?`,
        [id],
      )
      await sql(
        `update media_rental_allocation set starts_at = starts_at - ${by}, ends_at = ends_at - ${by},
           blocked_from = blocked_from - ${by}, blocked_until = blocked_until - ${by},
           late_after = late_after - ${by} where ref_id = ?`,
        [id],
      )
    }

    afterEach(() => jest.restoreAllMocks())

    describe("a price without a promotion", () => {
      const taxed = async () => {
        const [region] = await sql(`select id from tax_region where country_code = 'de'`)
        const rate = { tax_region_id: region!["id"], name: "VAT", code: "vat", rate: 19, is_default: true }
        await getContainer().resolve<ITaxModuleService>(Modules.TAX).createTaxRates([rate])
      }
      const inclusive = async () => {
        const pricing = getContainer().resolve(Modules.PRICING)
        const preference = { attribute: "region_id", value: shop.regionId, is_tax_inclusive: true }
        await pricing
          .createPricePreferences(preference)
          .catch(() => sql(`update price_preference set is_tax_inclusive = true where value = ?`, [shop.regionId]))
      }

      // Two copies for seven days at 9.00 each; of 9.00 with tax, 9.00 / 1.19 = 7.563 are the shop's.
      it.each([
        { prices: "before tax", total: 21.42, net: 18, rents: ["9.00", "9.00"] },
        { prices: "with tax", total: 18, net: 15.13, rents: ["7.56", "7.57"] },
      ])("is the same in quote, line, order and ledger: $prices", async ({ prices, total, net, rents }) => {
        await open({ copies: 2, terms: { max_open: 5 } })
        await taxed()
        if (prices === "with tax") await inclusive()
        const line = { days: 7, quantity: 2 }
        const body = { ...lineBody(shop, line), region_id: shop.regionId }
        const { quote } = (await post(`${RENTAL}/quotes`, body, customer.headers)).body
        const cart = await cartOf([line])
        const [item] = (await get(`/store/carts/${cart.id}`, cart.headers)).body.cart.items
        expect([quote.unit_price, quote.total]).toEqual(["9.00", "18.00"])
        expect([cart.lines[0]!.unit_price, Number(item.unit_price), item.quantity]).toEqual(["9.00", 9, 2])
        expect(item.is_tax_inclusive).toBe(prices === "with tax")
        const order = await completeCart(api, cart)
        expect(order.total).toBeCloseTo(total, 2)
        const placed = (await get(`/admin/orders/${order.id}?fields=total,*items`)).body.order
        expect(Number(placed.items[0].unit_price)).toBe(9)
        expect(placed.items[0].total - placed.items[0].tax_total).toBeCloseTo(net, 2)
        const ledger = await sql(
          `select c.amount::text as amount from media_rental_charge c
             join media_rental_order o on o.id = c.rental_order_id where o.order_id = ? and c.kind = 'rent'`,
          [order.id],
        )
        const amounts = ledger.map(({ amount }) => amount as string)
        expect(amounts.sort()).toEqual(rents)
        const promised = (await rentalsOf(getContainer(), order.id)).map(({ price_amount }) => price_amount)
        expect(promised.sort()).toEqual(rents)
      })
    })

    describe("a copy five days overdue", () => {
      const overdue = async (terms: Partial<Terms>) => {
        await open({ copies: 1, terms: { late_amount: { eur: "1.00" }, ...terms } })
        const { rentals } = await book([{ start_date: dateIn(shop, 0), days: 2 }])
        expect((await handOut(rentals[0])).status).toBe(200)
        await longAgo(rentals[0].id, 7)
        for (const [from, until] of [
          [0, 2],
          [1, 4],
          [30, 37],
          [80, 82],
        ] as const) {
          expect((await available(from, until)).bookable).toBe(false)
        }
        expect(await freeDays()).toBe(0)
        const back = await giveBack(rentals[0].barcode)
        expect([back.status, back.body.code]).toEqual([200, undefined])
        return rentals[0]
      }

      it("can be booked again when its return is scanned and it has been looked at", async () => {
        const { id } = await overdue({ inspect_on_return: true, buffer_after_ms: 0 })
        expect(await sql(`select status from media_rental_unit`)).toEqual([{ status: "inspecting" }])
        const looked = await post(`${DESK}/inspections`, { rental_id: id, currency_code: "eur" })
        expect([looked.status, looked.body.code]).toEqual([200, undefined])
        expect(await sql(`select status from media_rental_unit`)).toEqual([{ status: "available" }])
        expect((await available(1, 4)).bookable).toBe(true)
        expect(await freeDays()).toBeGreaterThan(50)
        const other = await rentalCustomer(getContainer(), shop)
        expect((await complete(await cartOf([{ days: 2 }], other))).body.type).toBe("order")
      })

      it("can be booked again when its return is scanned and nobody has looked yet: after the buffer", async () => {
        await overdue({ inspect_on_return: true, buffer_after_ms: 72 * 3_600_000 })
        expect([(await available(1, 4)).bookable, (await available(4, 6)).bookable]).toEqual([false, true])
        const other = await rentalCustomer(getContainer(), shop)
        const cart = await cartOf([], other)
        expect(code(await addLine(cart, { days: 2 }))).toBe("409 media_rental_unavailable")
        const booked = await complete(await cartOf([{ start_date: dateIn(shop, 4), days: 2 }], other))
        expect(booked.body.type).toBe("order")
      })
    })

    it("keeps a copy after a declined payment until the checkout hold lapses, and not longer", async () => {
      await open({ copies: 1 })
      const cart = await cartOf([{ days: 2 }])
      const { paymentProviderService_: provider } = getContainer().resolve(Modules.PAYMENT) as Json
      jest.spyOn(provider, "authorizePayment").mockImplementation(async () => ({ status: "error", data: {} }))
      expect((await complete(cart)).body.type).not.toBe("order")
      jest.restoreAllMocks()
      const kept = `select kind from media_rental_allocation where active and expires_at > now()`
      expect(await sql(kept)).toEqual([{ kind: "checkout_hold" }])
      const other = await rentalCustomer(getContainer(), shop)
      const rival = await cartOf([], other)
      expect(code(await addLine(rival, { days: 2 }))).toBe("409 media_rental_unavailable")
      await sql(`update media_rental_allocation set expires_at = now() - interval '1 second' where active`)
      expect((await addLine(rival, { days: 2 })).status).toBe(201)
      await payFor(api, rival)
      const order = await completeCart(api, rival)
      expect(await rentalsOf(getContainer(), order.id)).toMatchObject([{ status: "reserved", customer_id: other.id }])
    })

    it("answers the same order when a cart is completed again long after its prices have run out", async () => {
      await open({ copies: 1 })
      const cart = await cartOf([{ days: 3 }])
      const order = await completeCart(api, cart)
      await sql(`update media_rental_cart_line set quote_expires_at = now() - interval '1 hour'`)
      await sql(`update media_rental_rate_tier set amount = amount * 2`)
      const again = await Promise.all([complete(cart), complete(cart)])
      expect(again.map(({ status, body }) => [status, body.type, body.order?.id])).toEqual(
        Array(2).fill([200, "order", order.id]),
      )
      expect(await sql(`select order_id, price_amount::text as rent from media_rental_order`)).toEqual([
        { order_id: order.id, rent: "5.00" },
      ])
    })

    it("is booked once when a payment provider reports the payment, however often", async () => {
      await open({ copies: 2, terms: DEPOSIT })
      const cart = await cartOf([{ days: 3 }])
      const [session] = await sql(`select id, amount::float8 as amount from payment_session`)
      const input = { action: "authorized" as const, data: { session_id: session!["id"], amount: session!["amount"] } }
      const report = () => processPaymentWorkflow(getContainer()).run({ input, throwOnError: false })
      await Promise.all([report(), report(), report()])
      const placed = async () => (await sql(`select order_id from order_cart where deleted_at is null`)) as Json[]
      // Reports of the same instant may turn each other away, see `completedTwice`; providers report again.
      expect((await placed()).length).toBeLessThanOrEqual(1)
      for (let again = 0; again < 2; again++) await report()
      const orders = await placed()
      expect(orders).toHaveLength(1)
      const [{ order_id }] = orders
      const booked = `select order_id, status, price_amount::text as rent from media_rental_order where status <> 'canceled'`
      expect(await sql(booked)).toEqual([{ order_id, status: "reserved", rent: "5.00" }])
      expect(await sql(`select id from "order" where deleted_at is null`)).toEqual([{ id: order_id }])
      expect((await complete(cart)).body.order.id).toBe(order_id)
      expect(await sql(`select amount::text as amount from media_rental_deposit where status <> 'released'`)).toEqual([
        { amount: "10.00" },
      ])
      expect(await sql(`select kind from media_rental_allocation where active`)).toEqual([{ kind: "rental" }])
    })

    it("is on the shelf at once when the shop does not look at what comes back", async () => {
      await open({ copies: 1, terms: { inspect_on_return: false, buffer_after_ms: 72 * 3_600_000 } })
      const { rentals } = await book([{ start_date: dateIn(shop, 0), days: 2 }])
      expect((await handOut(rentals[0])).status).toBe(200)
      expect((await available(1, 4)).bookable).toBe(false)
      expect((await giveBack(rentals[0].barcode)).status).toBe(200)
      expect(await sql(`select status from media_rental_unit`)).toEqual([{ status: "available" }])
      expect((await available(1, 4)).bookable).toBe(true)
    })

    it("stays at its customer's when the shop cancels the order, and no exchange or claim takes it back", async () => {
      await open({ copies: 1, terms: DEPOSIT })
      const { order, rentals } = await book([{ start_date: dateIn(shop, 0), days: 2 }])
      const [{ order_line_id: deposit }] = (await sql(`select order_line_id from media_rental_deposit`)) as [Json]
      expect((await handOut(rentals[0])).status).toBe(200)
      const refused = await post(`/admin/orders/${order.id}/cancel`, {})
      expect([code(refused), refused.body.rental_order_ids]).toEqual(["400 media_rental_out", [rentals[0].id]])
      expect(await sql(`select status from media_rental_unit`)).toEqual([{ status: "out" }])
      expect(await sql(`select id from refund`)).toEqual([])
      expect((await available(0, 2)).bookable).toBe(false)
      const take = async (kind: string, items: string, id: string) => {
        const begun = await post(`/admin/${kind}s`, { order_id: order.id, type: "refund" })
        const path = `/admin/${kind}s/${begun.body[kind]?.id}`
        const taken = await post(`${path}/${items}`, { items: [{ id, quantity: 1 }] })
        await http().delete(`${path}/request`).set(admin)
        return code(taken)
      }
      const line = rentals[0].order_line_id as string
      const taken = [
        await take("claim", "claim-items", line),
        await take("claim", "inbound/items", line),
        await take("exchange", "inbound/items", deposit),
      ]
      expect(taken).toEqual(Array(3).fill("400 media_rental_use_rental_return"))
      expect(await sql(`select status from media_rental_order`)).toEqual([{ status: "out" }])
    })

    it("takes no other body under the key of a hand-out", async () => {
      await open({ copies: 2, terms: { max_open: 5 } })
      const { rentals } = await book([{ start_date: dateIn(shop, 0), days: 2, quantity: 2 }])
      const headers = { ...admin, "Idempotency-Key": "out-once" }
      const [one, two] = rentals.map(({ id, barcode }: Json) => ({ rental_id: id, barcode })) as [object, object]
      const first = await post(`${DESK}/handouts`, one, headers)
      expect(first.status).toBe(200)
      expect(code(await post(`${DESK}/handouts`, two, headers))).toBe("409 media_rental_idempotency_mismatch")
      expect((await rentalsOf(getContainer(), rentals[0].order_id)).map(({ status }) => status).sort()).toEqual([
        "out",
        "reserved",
      ])
      const again = await post(`${DESK}/handouts`, one, headers)
      expect([again.status, again.body]).toEqual([200, first.body])
    })

    it("is left alone by the nightly jobs, run ten times", async () => {
      await open({ copies: 2, terms: { ...DEPOSIT, max_open: 5, late_amount: { eur: "1.00" }, buffer_after_ms: 0 } })
      const { rentals } = await book([{ start_date: dateIn(shop, 0), days: 2, quantity: 2 }])
      for (const copy of rentals) {
        expect((await handOut(copy)).status).toBe(200)
        await longAgo(copy.id, 5)
      }
      expect((await giveBack(rentals[0].barcode)).status).toBe(200)
      // Long enough ago for the comparison to look at them.
      await sql(`update "order" set created_at = now() - interval '1 hour'`)
      await sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
      const jobs = async () => {
        await seeToRentalDepositsWorkflow(getContainer()).run({ input: {} })
        await cleanUpRentalsWorkflow(getContainer()).run({ input: {} })
        await reconcileRentalsWorkflow(getContainer()).run({ input: {} })
      }
      const books = () =>
        Promise.all([
          sql(`select id, status, due_at from media_rental_order order by id`),
          sql(`select id, kind, amount::text as amount, status from media_rental_charge order by id`),
          sql(`select id, status, refunded::text as refunded from media_rental_deposit order by id`),
          sql(`select id, kind, active, blocked_until from media_rental_allocation order by id`),
          sql(`select id, status from media_rental_unit order by id`),
          sql(`select id, amount::text as amount from refund order by id`),
          sql(`select count(*)::int as transactions from order_transaction`),
        ])
      await jobs()
      const settled = await books()
      expect(settled[1].map(({ kind }) => kind).sort()).toEqual(["late", "rent", "rent"])
      for (let run = 0; run < 9; run++) await jobs()
      expect(await books()).toEqual(settled)
    })
  },
})
