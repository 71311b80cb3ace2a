import { createAndCompleteReturnOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request, { type Test } from "supertest"
import { readTrustBundle, verifyOffline } from "../../src/modules/license/domain"
import { rasterise, scan } from "../../src/workflows/license/labels/__tests__/scanner"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { buy } from "../helpers/checkout"
import { eventually } from "../helpers/eventually"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, customerHeaders, stockVariant } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { TagStaff } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"
const S = "/store/media/license"
const GTIN = "09506000134352"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    afterEach(() => scanQueueOf(getContainer()).flush())

    it("mints, prints, packs, ships, activates, transfers, takes back and revokes one copy", async () => {
      const container = getContainer()
      const base = String(api.defaults.baseURL)
      const http = () => request(base)
      const ada = new TagStaff(base, (await adminHeaders(container)).headers.authorization!)
      const bob = new TagStaff(base, (await adminHeaders(container, "bob@test.example")).headers.authorization!)
      const shop = await checkoutShop(container)
      const [buyer, friend] = [
        await customerHeaders(container, "buyer@test.example"),
        await customerHeaders(container, "friend@test.example"),
      ]
      const as = (who: typeof buyer, test: Test) => test.set(shop.channel.headers).set(who.headers)
      const ok = async (test: Test, status = 200) => {
        const answer = await test
        expect([answer.status, answer.body.code]).toEqual([status, undefined])
        return answer
      }

      const [item] = await createItems(container, [
        {
          product: {
            title: "Night Train to Lisbon",
            status: "published",
            sales_channel_ids: [shop.channel.id],
            shipping_profile_id: shop.shippingProfileId,
          },
          media_type: "dvd",
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }] }],
        },
      ])
      const { variant_id } = item!.offers[0]!
      await stockVariant(container, { variantId: variant_id, locationId: shop.stockLocationId, quantity: 5 })
      await ok(ada.post(`${A}/variant-rules`, { variant_id, tag_mode: "required" }))

      // A pressing of four, with the label's mandate.
      const batch = await ada.mint({
        ...{ scheme: "gs1_sgtin", gtin: GTIN, mandate_ref: "LABEL-2026-07", variant_id, quantity: 4, with_pin: true },
        dossier: { publisher: "Lisbon Records", mastering_sid: ["IFPI L123"], mould_sid: ["IFPI 94A1"] },
      })

      // Labels: the symbols are read from the printed page, the PIN from the panel.
      const order = { format: "pdf", layout: "a4_21_63x38", from_idx: 0, to_idx: 3, include_pins: true }
      const printed = await ok(ada.post(`${A}/batches/${batch}/exports`, order), 201)
      const pdf = await ok(ada.get(printed.body.file).buffer())
      const [page] = await rasterise(pdf.body as Buffer)
      const symbols = (await scan(page!.picture)).map(({ text }) => text)
      const csv = await ada.print(batch, 0, 3)
      expect([...symbols].sort()).toEqual(csv.map(({ token }) => token).sort())
      const copy = csv[2]!
      expect(page!.text.replace(/\s/g, "").replace(/\uFFFE/g, "-")).toContain(copy.pin!)
      const token = symbols.find((text) => text === copy.token)!

      // The plant has its labels: neither a PIN nor a fifth copy can be made any more.
      await ok(ada.post(`${A}/batches/${batch}/finish-pins`))
      await ok(ada.post(`${A}/batches/${batch}/close`))
      const late = await ada.post(`${A}/batches/${batch}/exports`, order)
      expect([late.status, late.body.code]).toEqual([409, "media_license_pins_gone"])

      const path = new URL(token).pathname
      const verdict = async (): Promise<string> =>
        (await ok(http().get(path).set("accept", "application/json"))).body.verdict as string
      expect(await verdict()).toBe("not_released")

      // Stock, order, packing, parcel.
      await ok(ada.post(`${A}/scans`, { intent: "receive", url: token, location_id: shop.stockLocationId }))
      expect(await verdict()).toBe("authentic_in_stock")
      const channel = { ...shop.channel, headers: { ...shop.channel.headers, ...buyer.headers } }
      const sale = await buy(api, { ...shop, channel }, [{ variant_id, quantity: 1 }])
      const line_item_id = sale.items[0]!.id
      const items = [{ id: line_item_id, quantity: 1 }]
      const parcel = () =>
        ada.post(`/admin/orders/${sale.id}/fulfillments`, {
          ...{ location_id: shop.stockLocationId, shipping_option_id: shop.shippingOptionId, items },
        })
      expect((await parcel()).body.code).toBe("media_license_pack_incomplete")
      await ok(ada.post(`${A}/scans`, { intent: "pack", url: token, order_id: sale.id, line_item_id }))
      await ok(parcel())
      expect(await verdict()).toBe("authentic_in_delivery")
      const [{ id: fulfillment } = { id: "" }] = await rows<{ id: string }>(
        container,
        `select fulfillment_id as id from order_fulfillment where order_id = ?`,
        [sale.id],
      )
      await ok(ada.post(`/admin/orders/${sale.id}/fulfillments/${fulfillment}/shipments`, { items }))
      await eventually(async () => expect(await verdict()).toBe("authentic_sold"))

      // The buyer claims it by account, gives it on; the friend accepts.
      const claimed = await ok(as(buyer, http().post(`${S}/activate`)).send({ url: token }))
      const tag = claimed.body.tag.id as string
      expect(await verdict()).toBe("authentic_activated")

      // At the desk it is found by whatever is known of it, and by nothing else.
      const [{ display_id, email } = { display_id: 0, email: "" }] = await rows<{ display_id: number; email: string }>(
        container,
        `select o.display_id, c.email from "order" o join customer c on c.id = o.customer_id where o.id = ?`,
        [sale.id],
      )
      const found = async (query: object): Promise<[string[], number]> => {
        const { body } = await ok(ada.get(`${A}/tags`).query(query))
        return [(body.tags as { id: string }[]).map(({ id }) => id), body.count as number]
      }
      for (const q of [`#${display_id}`, email.slice(2, 12).toUpperCase()]) {
        expect(await found({ q })).toEqual([[tag], 1])
      }
      for (const query of [{ q: "TRAIN to" }, { q: GTIN.slice(1) }, { variant_id }, {}]) {
        const [ids, count] = await found(query)
        expect([ids[0], ids.length, count]).toEqual([tag, 4, 4])
      }
      for (const q of ["9999999", "nobody@", "train%to", "/t/x"]) expect(await found({ q })).toEqual([[], 0])

      const offered = await ok(as(buyer, http().post(`${S}/tags/${tag}/transfer`)).send({}), 201)
      await ok(as(friend, http().post(`${S}/transfers/accept`)).send({ code: offered.body.transfer.code }))
      const whose = async (who: typeof buyer) =>
        (await ok(as(who, http().post(`${S}/verify`)).send({ url: token }))).body.verdict as string
      expect([await whose(buyer), await whose(friend)]).toEqual(["authentic_activated", "authentic_yours"])

      // It comes back: Medusa's return holds it, the scan at the desk ends that and the ownership.
      const { result } = await createAndCompleteReturnOrderWorkflow(container).run({
        input: {
          ...{ order_id: sale.id, location_id: shop.stockLocationId, items },
          return_shipping: { option_id: shop.shippingOptionId, price: 0 },
        },
      })
      await ok(ada.post(`/admin/returns/${result.id}/receive`))
      await ok(ada.post(`/admin/returns/${result.id}/receive-items`, { items }))
      await ok(ada.post(`/admin/returns/${result.id}/receive/confirm`))
      const inHand = async () => (await ok(ada.get(`${A}/tags/${tag}`))).body.tag
      await eventually(async () => expect(await inHand()).toMatchObject({ status: "activated", hold_reason: "return" }))
      await ok(ada.post(`${A}/scans`, { intent: "return", url: token, panel_intact: false }))
      expect(await inHand()).toMatchObject({ status: "returned", hold_reason: null })
      expect(await verdict()).toBe("authentic_returned")
      expect((await ok(as(friend, http().get(`${S}/tags`)))).body.count).toBe(0)
      const again = { intent: "receive", url: token, location_id: shop.stockLocationId }
      expect((await ada.post(`${A}/scans`, again)).body.code).toBe("media_license_tag_state")

      // Revoked by two people; from now on nobody takes it for genuine, with or without the network.
      const root = (await ok(ada.get(`${A}/keys`).query({ purpose: "root" }))).body.keys[0].public_key as string
      const offline = async () => {
        const { text } = await ok(http().get("/t/trust-bundle"))
        const read = readTrustBundle(text, root, Date.now() / 1000)
        if (!read.ok) throw new Error(read.fault)
        return verifyOffline(token, read.bundle).verdict
      }
      expect(await offline()).toBe("genuine_code")
      const asked = await ok(ada.post(`${A}/tags/${tag}/revoke`, { reason: "destroyed", note: "scratched" }), 202)
      const approve = `${A}/approvals/${asked.body.approval.id}/approve`
      expect((await ada.post(approve)).body.code).toBe("media_license_self_approval")
      await ok(bob.post(approve))
      expect(await verdict()).toBe("revoked")

      const timeline = (await ok(ada.get(`${A}/tags/${tag}/timeline`).query({ limit: 100 }))).body.timeline as {
        from_status: string | null
        to_status: string | null
      }[]
      expect(
        timeline
          .filter(({ to_status }) => to_status)
          .map(({ to_status }) => to_status)
          .reverse(),
      ).toEqual([
        ...["printed", "assigned", "bound", "sold", "activated", "transfer_pending", "activated"],
        ...["returned", "revoked"],
      ])
      const everywhere = await rows<{ text: string }>(
        container,
        `select (select string_agg(e::text, '') from media_license_event e)
           || (select coalesce(string_agg(a::text, ''), '') from media_system_audit_event a) as text`,
      )
      expect(everywhere[0]!.text).not.toContain(copy.pin!)
    })
  },
})
