import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { AxiosInstance } from "axios"
import request from "supertest"
import type { Terms } from "../../src/modules/rental/domain/terms"
import { reconcileTagsWorkflow, rentInTagWorkflow, rentOutTagsWorkflow } from "../../src/workflows/license"
import { fulfilPostedRentalsWorkflow } from "../../src/workflows/rental/posted"
import {
  completeCart,
  dateIn,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCustomer,
  type RentalShop,
} from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"
const DESK = "/admin/media/rental"
const HELD: Partial<Terms> = { deposit_mode: "hold", deposit_type: "fixed", deposit_value: { eur: "20.00" } }
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]
const DONE = [200, undefined]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let shop: RentalShop
    let customer: RentalCustomer
    let labels: PrintedLabel[]
    let copies: { id: string; barcode: string }[]

    const client = () => api as unknown as AxiosInstance
    const base = () => String(client().defaults.baseURL)
    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)

    /** Three copies of one title; the first two carry tags. */
    async function open(terms: Partial<Terms> = {}) {
      const container = getContainer()
      shop = await rentalShop(container, { copies: 3, terms: { buffer_after_ms: 0, max_open: 9, ...terms } })
      customer = await rentalCustomer(container, shop)
      copies = shop.title.copies
      ada = new TagStaff(base(), (await adminHeaders(container)).headers.authorization!)
      const batch = await ada.mint({ purpose: "rental", quantity: 3 })
      labels = await ada.print(batch, 0, 2)
      for (const index of [0, 1]) {
        const scan = { intent: "receive", url: labels[index]!.token, rental_unit_id: copies[index]!.id }
        expect(code(await ada.post(`${A}/scans`, scan))).toEqual(DONE)
      }
    }

    async function book(line: { fulfilment?: "ship" | "pickup" } = {}) {
      const cart = await rentalCart(client(), shop, { customer, lines: [{ start_date: dateIn(shop, 0), ...line }] })
      const order = await completeCart(client(), cart)
      const [row] = await rentalsOf(getContainer(), order.id)
      return { id: String(row!["id"]), order_id: order.id, order_line_id: String(row!["order_line_id"]) }
    }

    const barcode = (index: number) => copies[index]!.barcode
    const handOut = (rental_id: string, index: number) =>
      ada.post(`${DESK}/handouts`, { rental_id, barcode: barcode(index) })
    const giveBack = (index: number) =>
      ada.post(`${DESK}/returns`, {
        ...{ barcode: barcode(index), location_id: shop.locationId, expected_total: "0", currency_code: "eur" },
      })
    const walkIn = (indexes: number[], expected_total: string) =>
      ada.post(`${DESK}/walk-ins`, {
        ...{ customer_id: customer.id, barcodes: indexes.map(barcode), days: 3, location_id: shop.locationId },
        ...{ payment: "paid", expected_total, currency_code: "eur" },
      })
    const tag = async (index: number) => {
      const [row] = await sql<Record<string, unknown> & { id: string; status: string }>(
        `select * from media_license_tag where rental_unit_id = ? order by idx`,
        [copies[index]!.id],
      )
      return row!
    }
    const where = async () => Promise.all([0, 1].map(async (index) => (await tag(index)).status))
    const unitStatus = async (index: number) =>
      (await sql<{ status: string }>(`select status from media_rental_unit where id = ?`, [copies[index]!.id]))[0]!
        .status
    const cases = () =>
      sql(
        `select kind, status, tag_id, signals from media_license_case where kind = 'packing_error' order by created_at`,
      )
    const shownBy = (index: number) =>
      request(base()).post("/store/media/license/verify").set(shop.headers).send({ url: labels[index]!.token })
    /** As an approved request does it. */
    const revoke = (index: number) =>
      sql(
        `update media_license_tag set status = 'revoked', status_before_revoke = status, revoked_at = now(), ver = ver + 1
         where rental_unit_id = ?`,
        [copies[index]!.id],
      )
    /** Long enough ago that nobody is in the middle of it. */
    const settle = () =>
      Promise.all(
        ["media_license_tag", "media_rental_unit"].map((table) =>
          sql(`update ${table} set updated_at = now() - interval '1 hour'`),
        ),
      )
    const reconcile = async () => (await reconcileTagsWorkflow(getContainer()).run({ input: {} })).result

    it("goes with its copy, says rental all the while, and never who has it", async () => {
      await open()
      const atHome = await shownBy(0)
      expect(atHome.body.verdict).toBe("authentic_rental")
      const { id } = await book()
      expect(code(await handOut(id, 0))).toEqual(DONE)
      expect(await where()).toEqual(["rental_out", "rental_in"])
      const away = await shownBy(0)
      expect(away.body.verdict).toBe("authentic_rental")
      const { checked_at: _, checks: __, ...facts } = away.body
      expect(atHome.body).toMatchObject(facts)
      for (const secret of [customer.id, customer.email, id]) expect(away.text).not.toContain(secret)

      expect(code(await handOut(id, 0))).toEqual([409, "media_rental_state"])
      const again = rentOutTagsWorkflow(getContainer()).run({ input: { unit_ids: [copies[1]!.id, copies[0]!.id] } })
      await expect(again).rejects.toMatchObject({ code: "media_license_tag_state" })
      expect(await where()).toEqual(["rental_out", "rental_in"])

      expect(code(await giveBack(0))).toEqual(DONE)
      expect(await where()).toEqual(["rental_in", "rental_in"])
      expect(await tag(0)).toMatchObject({ owner_id: null, order_id: null, activated_at: null })
      expect(await sql(`select 1 from media_license_owner`)).toEqual([])
      const events = await sql(
        `select kind, actor_type from media_license_event where tag_id = ? and kind like 'tag.rent%' order by ver`,
        [(await tag(0)).id],
      )
      expect(events).toEqual([
        { kind: "tag.rent_out", actor_type: "user" },
        { kind: "tag.rent_in", actor_type: "user" },
      ])
      expect(await cases()).toEqual([])
    })

    it("is no business of a copy without a tag", async () => {
      await open()
      const { id } = await book()
      expect(code(await handOut(id, 2))).toEqual(DONE)
      expect(code(await giveBack(2))).toEqual(DONE)
      const { result } = await rentInTagWorkflow(getContainer()).run({ input: { unit_id: copies[2]!.id } })
      expect(result).toBeNull()
      expect(await cases()).toEqual([])
    })

    it.each([
      ["is out by its tag", "out", () => sql(`update media_license_tag set status = 'rental_out' where idx = 0`)],
      ["was revoked", "revoked", () => revoke(0)],
    ])("hands nothing out whose tag %s, and takes no deposit for it", async (_, __, upset) => {
      await open(HELD)
      const { id } = await book()
      await upset()
      expect(code(await handOut(id, 0))).toEqual([409, "media_license_tag_state"])
      expect(await unitStatus(0)).toBe("available")
      expect(await sql(`select status from media_rental_order where id = ?`, [id])).toEqual([{ status: "reserved" }])
      expect(await sql(`select 1 from payment where amount = 20`)).toEqual([])
      // The copy beside it is fine.
      expect(code(await handOut(id, 1))).toEqual(DONE)
      expect((await tag(1)).status).toBe("rental_out")
    })

    it("stays when the hand-out is refused after all", async () => {
      await open()
      const { id } = await book()
      await sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 5)])
      expect(code(await handOut(id, 0))).toEqual([400, "media_rental_embargo"])
      expect(await where()).toEqual(["rental_in", "rental_in"])
      expect(await unitStatus(0)).toBe("available")
    })

    it("keeps no copy from coming back: what does not fit is a case", async () => {
      await open()
      for (const index of [0, 1]) expect(code(await handOut((await book()).id, index))).toEqual(DONE)
      await sql(`update media_license_tag set status = 'rental_in' where idx = 0`)
      await revoke(1)
      for (const index of [0, 1]) {
        expect(code(await giveBack(index))).toEqual(DONE)
        expect(await unitStatus(index)).toBe("inspecting")
      }
      const signals = (index: number, status: string) => ({ rental_unit_id: copies[index]!.id, act: "rent_in", status })
      expect(await cases()).toEqual([
        { kind: "packing_error", status: "open", tag_id: (await tag(0)).id, signals: signals(0, "rental_in") },
        { kind: "packing_error", status: "open", tag_id: (await tag(1)).id, signals: signals(1, "revoked") },
      ])
    })

    it("leaves with a walk-in, and none does when one of them may not", async () => {
      await open()
      await revoke(1)
      const refused = await walkIn([0, 1], "10.00")
      expect(code(refused)).toEqual([409, "media_license_tag_state"])
      expect(await where()).toEqual(["rental_in", "revoked"])
      expect([await unitStatus(0), await unitStatus(1)]).toEqual(["available", "available"])
      expect(await sql(`select 1 from "order" where deleted_at is null and canceled_at is null`)).toEqual([])
      expect(await sql(`select status from media_rental_order where status <> 'canceled'`)).toEqual([])

      expect(code(await walkIn([0], "5.00"))).toEqual([201, undefined])
      expect((await tag(0)).status).toBe("rental_out")
    })

    it("is sold with a copy its renter keeps", async () => {
      await open()
      const { id, order_id, order_line_id } = await book()
      expect(code(await handOut(id, 0))).toEqual(DONE)
      const shown = await ada.post(`${DESK}/orders/${id}/buyout/preview`)
      const { expected_total, currency_code } = shown.body.preview
      expect(code(await ada.post(`${DESK}/orders/${id}/buyout`, { expected_total, currency_code }))).toEqual(DONE)
      const [line] = await sql<{ id: string }>(
        `select id from order_line_item where metadata ->> 'media_rental_charge' is not null`,
      )
      expect(line!.id).not.toBe(order_line_id)
      expect(await tag(0)).toMatchObject({
        ...{ status: "sold", ex_rental: true, order_id, order_line_item_id: line!.id, owner_id: null },
        sold_at: expect.any(Date),
      })
      expect((await shownBy(0)).body).toMatchObject({ verdict: "authentic_sold", ex_rental: true })
      // Who bought it needs no PIN.
      const claimed = await request(base())
        .post("/store/media/license/activate")
        .set(customer.headers)
        .send({ url: labels[0]!.token })
      expect(code(claimed)).toEqual(DONE)
      expect(await cases()).toEqual([])
    })

    it("comes home with a lost copy that is found", async () => {
      await open()
      const { id } = await book()
      expect(code(await handOut(id, 0))).toEqual(DONE)
      const shown = await ada.post(`${DESK}/orders/${id}/lost/preview`)
      const { expected_total, currency_code } = shown.body.preview
      expect(code(await ada.post(`${DESK}/orders/${id}/lost`, { expected_total, currency_code }))).toEqual(DONE)
      expect((await tag(0)).status).toBe("rental_out")
      const place = { location_id: shop.locationId }
      const { preview } = (await ada.post(`${DESK}/units/${copies[0]!.id}/found/preview`, place)).body
      const found = { ...place, expected_total: preview.expected_total, currency_code: preview.currency_code }
      expect(code(await ada.post(`${DESK}/units/${copies[0]!.id}/found`, found))).toEqual(DONE)
      expect((await tag(0)).status).toBe("rental_in")
      expect(await cases()).toEqual([])
    })

    it("goes with a posted copy, whose line needs no packing scan", async () => {
      await open()
      const rule = { variant_id: shop.title.variant_id, tag_mode: "required" }
      expect((await ada.post(`${A}/variant-rules`, rule)).status).toBe(200)
      const { id, order_id } = await book({ fulfilment: "ship" })
      expect(code(await handOut(id, 0))).toEqual(DONE)
      await fulfilPostedRentalsWorkflow(getContainer()).run({ input: { order_id } })
      expect((await tag(0)).status).toBe("rental_out")
      const sent = await sql(
        `select fulfillment_id from order_fulfillment l join fulfillment f on f.id = l.fulfillment_id
         where l.order_id = ? and f.canceled_at is null`,
        [order_id],
      )
      expect(sent).toHaveLength(1)
      expect(await reconcile()).toMatchObject({ called_off: 0, shipped: 0, canceled: 0, held: 0 })
    })

    it("is brought to its copy by the reconciliation, but not in the middle of a hand-out", async () => {
      await open()
      const { id } = await book()
      expect(code(await handOut(id, 0))).toEqual(DONE)
      await sql(`update media_license_tag set status = 'rental_in', updated_at = now() where idx = 0`)
      await sql(`update media_license_tag set status = 'rental_out', updated_at = now() where idx = 1`)
      expect(await reconcile()).toMatchObject({ left: 0, came_back: 0 })
      await settle()
      expect(await reconcile()).toMatchObject({ left: 1, came_back: 1, kept: 0 })
      expect(await where()).toEqual(["rental_out", "rental_in"])
      await settle()
      expect(await reconcile()).toMatchObject({ left: 0, came_back: 0 })

      const { preview } = (await ada.post(`${DESK}/orders/${id}/buyout/preview`)).body
      const { expected_total, currency_code } = preview
      await ada.post(`${DESK}/orders/${id}/buyout`, { expected_total, currency_code })
      await sql(`update media_license_tag set status = 'rental_out', ex_rental = false where idx = 0`)
      await settle()
      expect(await reconcile()).toMatchObject({ kept: 1 })
      expect(await tag(0)).toMatchObject({ status: "sold", ex_rental: true })
      await settle()
      expect(await reconcile()).toMatchObject({ kept: 0 })
    })
  },
})
