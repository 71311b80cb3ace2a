import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { createTaxRatesWorkflow } from "@medusajs/medusa/core-flows"
import type { AxiosInstance } from "axios"
import request from "supertest"
import { addDays } from "../../src/modules/rental/domain/dates"
import type { Terms } from "../../src/modules/rental/domain/terms"
import { reconcileRentalsWorkflow } from "../../src/workflows/rental/jobs"
import { dateIn, rentalCustomer, rentalShop, rental, rows, type RentalShop } from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(300_000)

const DESK = "/admin/media/rental"

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are judged by what they say
type Json = any

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let headers: Record<string, string>
    let customerId: string
    let barcode: string

    const post = async (path: string, body: object): Promise<{ status: number; body: Json }> =>
      request(String((api as unknown as AxiosInstance).defaults.baseURL))
        .post(path)
        .set(headers)
        .send(body)
    const sql = <T = Record<string, Json>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const open = async (terms: Partial<Terms> = {}) => {
      shop = await rentalShop(getContainer(), { copies: 3, terms: { buffer_after_ms: 0, ...terms } })
      headers = (await adminHeaders(getContainer())).headers
      customerId = (await rentalCustomer(getContainer(), shop)).id
      barcode = shop.title.copies[0]!.barcode
    }
    const body = (more: object = {}) => ({
      ...{ customer_id: customerId, barcodes: [barcode], days: 3, location_id: shop.locationId },
      ...{ payment: "paid", expected_total: "5.00", currency_code: "eur", ...more },
    })
    const ledger = () => sql(`select kind, amount::text as amount, status from media_rental_charge order by created_at`)
    const HELD: Partial<Terms> = { deposit_mode: "hold", deposit_type: "fixed", deposit_value: { eur: "20.00" } }

    it("writes the rent before tax where the shop's prices are with tax", async () => {
      await open()
      const [region] = await sql<{ id: string }>(`select id from tax_region where country_code = 'de'`)
      await createTaxRatesWorkflow(getContainer()).run({
        input: [{ tax_region_id: region!.id, name: "VAT", code: "vat", rate: 19, is_default: true }],
      })
      await sql(`update price_preference set is_tax_inclusive = true where value = ?`, [shop.regionId])
      const made = await post(`${DESK}/walk-ins`, body())
      expect([made.status, made.body.order?.total]).toEqual([201, "5.00"])
      expect(await ledger()).toMatchObject([{ kind: "rent", amount: "4.20" }])
      const { id } = made.body.rentals[0]
      expect(await sql(`select price_amount::text as amount from media_rental_order`)).toEqual([{ amount: "4.20" }])
      // Seven days cost 9.00 where three cost 5.00, both with tax.
      const due_date = addDays(dateIn(shop, 0), 7)
      const { body: shown } = await post(`${DESK}/orders/${id}/extend/preview`, { due_date })
      expect(shown.preview.expected_total).toBe("4.00")
      await sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
      const { findings } = (await reconcileRentalsWorkflow(getContainer()).run({ input: {} })).result as Json
      expect(findings).toEqual({})
    })

    it("lets no copy leave on the evening before its street date", async () => {
      await open()
      await sql(`update media_rental_rate_plan set late_start_time = '00:00'`)
      await sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 1)])
      const { body: shown } = await post(`${DESK}/walk-ins/preview`, {
        ...{ customer_id: customerId, barcodes: [barcode], days: 3, location_id: shop.locationId },
      })
      expect(shown.preview.problems.map(({ code }: Json) => code)).toEqual(["media_rental_embargo"])
      const refused = await post(`${DESK}/walk-ins`, body())
      expect([refused.status, refused.body.code]).toEqual([400, "media_rental_embargo"])
      await sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 0)])
      expect((await post(`${DESK}/walk-ins`, body())).status).toBe(201)
    })

    it("takes a deposit as money that no card would hold", async () => {
      await open(HELD)
      const charged = body({ deposit: "charge", expected_total: "25.00" })
      const { payment: _, expected_total: __, ...question } = charged
      const { body: shown } = await post(`${DESK}/walk-ins/preview`, question)
      expect(shown.preview).toMatchObject({ expected_total: "25.00", deposit_mode: "charge", deposit_hold: "0.00" })
      const made = await post(`${DESK}/walk-ins`, charged)
      expect([made.status, made.body.order?.total]).toEqual([201, "25.00"])
      const [deposit] = await sql(`select mode, status, captured::text as captured from media_rental_deposit`)
      expect(deposit).toEqual({ mode: "charge", status: "charged", captured: "20.00" })
      expect((await post(`${DESK}/walk-ins`, { ...charged, deposit: "none" })).status).toBe(400)
    })

    it("never says that a deposit nobody paid went back", async () => {
      await open({ ...HELD, deposit_mode: "charge", inspect_on_return: false })
      await post(`${DESK}/walk-ins`, body({ payment: "later", expected_total: "25.00" }))
      const back = await post(`${DESK}/returns`, {
        ...{ barcode, location_id: shop.locationId, expected_total: "0.00", currency_code: "eur" },
      })
      expect([back.status, back.body.deposit]).toMatchObject([200, { kept: "0.00", returned: "0.00" }])
      const [deposit] = await sql(
        `select status, captured::float8 as captured, refunded::float8 as refunded from media_rental_deposit`,
      )
      expect(deposit).toEqual({ status: "released", captured: 0, refunded: 0 })
      const [event] = await sql(`select data from media_rental_event where type = 'deposit.released'`)
      expect(event!["data"]).toMatchObject({ kept: "0.00", returned: "0.00", credited: "20.00" })
    })

    it("refuses what no database can hold by its field, at every door of the desk", async () => {
      await open()
      const where = { location_id: shop.locationId }
      const money = { expected_total: "0.00", currency_code: "eur" }
      for (const [path, field, more] of [
        ["scan", "barcode", where],
        ["picks", "rental_id", { barcode }],
        ["handouts", "rental_id", { barcode }],
        ["returns/preview", "barcode", where],
        ["returns", "location_id", { barcode, ...money }],
        ["inspections", "rental_id", {}],
      ] as const) {
        const answer = await post(`${DESK}/${path}`, { ...more, [field]: "a\u0000b" })
        expect([path, answer.status]).toEqual([path, 400])
        expect(answer.body.errors.map(({ path: at }: Json) => at)).toContain(field)
      }
    })

    it("refuses times at the ends of time, and days in the wrong order", async () => {
      await open()
      const get = (path: string) =>
        request(String((api as unknown as AxiosInstance).defaults.baseURL))
          .get(`${DESK}/${path}`)
          .set(headers)
      const where = { location_id: shop.locationId }
      for (const at of ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "0000-01-01T00:00:00Z"]) {
        const scanned = await post(`${DESK}/scan`, { barcode, ...where, at })
        expect([at, scanned.status, scanned.body.errors?.[0].path]).toEqual([at, 400, "at"])
        const down = { starts_at: at, ends_at: "2099-01-01T00:00:00Z", reason: "repair" }
        const planned = await post(`${DESK}/units/${shop.title.copies[0]!.id}/downtime`, down)
        expect([at, planned.status]).toEqual([at, 400])
      }
      for (const [from, to] of [
        ["0001-01-01", "0001-01-02"],
        ["9999-12-30", "9999-12-31"],
      ]) {
        const shown = await get(`board?location_id=${shop.locationId}&from=${from}&to=${to}`)
        expect([from, shown.status, shown.body.code]).toEqual([from, 400, "media_rental_period"])
      }
      const listed = await get("orders?from=2026-12-02&to=2026-12-01")
      expect([listed.status, listed.body.errors]).toMatchObject([400, [{ path: "to", code: "media_rental_period" }]])
      expect((await get("orders?from=2026-12-01&to=2026-12-01")).status).toBe(200)
    })

    describe("a deposit whose hold has run out", () => {
      const deposit = async () =>
        (await sql(`select mode, status, captured::float8 as captured, payment_id from media_rental_deposit`))[0]!
      const lapsed = async () => {
        await open({ ...HELD, inspect_on_return: false })
        const { body: made } = await post(`${DESK}/walk-ins`, body())
        await sql(`update media_rental_deposit set status = 'expired'`)
        return { path: `${DESK}/orders/${made.rentals[0].id}/deposit`, before: await deposit() }
      }
      const giveBack = () =>
        post(`${DESK}/returns`, {
          ...{ barcode, location_id: shop.locationId, expected_total: "0.00", currency_code: "eur" },
        })

      it("is held anew, once, by two desks at once", async () => {
        const { path, before } = await lapsed()
        const answers = await Promise.all([post(path, { action: "hold" }), post(path, { action: "hold" })])
        expect(answers.map(({ status }) => status).sort()[0]).toBe(200)
        expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([])
        const after = await deposit()
        expect(after).toMatchObject({ mode: "hold", status: "reauthorized", captured: 0 })
        expect(after["payment_id"]).not.toBe(before["payment_id"])
        const live = await sql(
          `select p.id from payment p join payment_collection c on c.id = p.payment_collection_id
           where p.canceled_at is null and p.id <> ? and c.metadata->>'media_rental_deposit' is not null`,
          [before["payment_id"]],
        )
        expect(live).toEqual([{ id: after["payment_id"] }])
        expect((await post(path, { action: "hold" })).body.code).toBe("media_rental_state")
      })

      it("is taken as money, and goes back with the copy", async () => {
        const { path } = await lapsed()
        const taken = await post(path, { action: "charge" })
        expect([taken.status, taken.body.order?.deposit]).toMatchObject([200, { mode: "charge", status: "charged" }])
        const back = await giveBack()
        expect([back.status, back.body.deposit]).toMatchObject([200, { kept: "0.00", returned: "20.00" }])
        const [refund] = await sql(`select amount::float8 as amount from refund`)
        expect(refund).toEqual({ amount: 20 })
      })

      it("is taken as money once, whatever is asked at the same time", async () => {
        const { path } = await lapsed()
        const answers = await Promise.all([1, 2, 3].map(() => post(path, { action: "charge" })))
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
        const [money] = await sql(
          `select (select coalesce(sum(c.amount), 0)::float8 from capture c join payment p on p.id = c.payment_id
             join payment_collection k on k.id = p.payment_collection_id
             where k.metadata->>'media_rental_deposit' is not null)
             - (select coalesce(sum(amount), 0)::float8 from refund) as kept`,
        )
        expect([money, await deposit()]).toMatchObject([{ kept: 20 }, { mode: "charge", captured: 20 }])
      })

      it("is done without, once", async () => {
        const { path } = await lapsed()
        expect((await post(path, { action: "waive" })).body.order.deposit).toMatchObject({ status: "released" })
        expect((await post(path, { action: "waive" })).body.code).toBe("media_rental_state")
        expect((await giveBack()).status).toBe(200)
        expect((await post(path, { action: "keep" })).status).toBe(400)
      })
    })

    it("tells of every copy of a pile what became of it, whatever happens to one", async () => {
      await open({ inspect_on_return: false, late_amount: { eur: "1.50" } })
      const barcodes = shop.title.copies.map((copy) => copy.barcode)
      await post(`${DESK}/walk-ins`, body({ barcodes, expected_total: "15.00" }))
      const nothing = { expected_total: "0.00", currency_code: "eur" }
      const { counter } = rental(getContainer())
      const takeBack = counter.takeBack.bind(counter)
      jest.spyOn(counter, "takeBack").mockImplementation((async (input: Json, who: Json) => {
        if (input.barcode === barcodes[1] || input.unit_id === shop.title.copies[1]!.id)
          throw new Error("the plug is out")
        return takeBack(input, who)
      }) as never)
      const answer = await post(`${DESK}/returns/bulk`, {
        location_id: shop.locationId,
        items: barcodes.map((code, index) => ({
          ...{ barcode: code, ...nothing, ...(index === 2 ? { expected_total: "7.00" } : {}) },
        })),
      })
      jest.restoreAllMocks()
      expect(answer.status).toBe(200)
      expect(answer.body.results).toMatchObject([
        { ok: true },
        { ok: false, error: { code: "media_rental_return_failed" } },
        { ok: false, error: { code: "media_rental_charge_changed", details: { expected_total: "0.00" } } },
      ])
      expect(answer.body.results[1].error.message).not.toContain("plug")
    })
  },
})
