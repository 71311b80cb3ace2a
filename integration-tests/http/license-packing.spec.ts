import {
  cancelOrderFulfillmentWorkflow,
  createAndCompleteReturnOrderWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/medusa/core-flows"
import type { IFulfillmentModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type MediaLicenseService from "../../src/modules/license/service"
import type MediaSystemService from "../../src/modules/system/service"
import { bindLicenseTags, reconcileTagsWorkflow, shipTagsWorkflow } from "../../src/workflows/license"
import { buy, type PlacedOrder } from "../helpers/checkout"
import { eventually } from "../helpers/eventually"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, stockVariant, type CheckoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let shop: CheckoutShop
    let variant_id: string
    let labels: PrintedLabel[]

    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)

    beforeEach(async () => {
      const container = getContainer()
      ada = new TagStaff(String(api.defaults.baseURL), (await adminHeaders(container)).headers.authorization!)
      shop = await checkoutShop(container)
      const [item] = await createItems(container, [
        {
          product: {
            title: "Night Train to Lisbon",
            status: "published",
            sales_channel_ids: [shop.channel.id],
            shipping_profile_id: shop.shippingProfileId,
          },
          media_type: "dvd",
          offers: [
            { condition: "new", prices: [{ currency_code: "eur", amount: "15" }] },
            { condition: "used", media_grade: "VG+", prices: [{ currency_code: "eur", amount: "9" }] },
          ],
        },
      ])
      variant_id = item!.offers[0]!.variant_id
      await stockVariant(container, { variantId: variant_id, locationId: shop.stockLocationId, quantity: 10 })
      labels = await onTheShelf(variant_id, 4)
    })

    /** Labelled copies that stand in stock. */
    async function onTheShelf(variant: string, quantity: number) {
      const batch = await ada.mint({ variant_id: variant, quantity })
      const printed = await ada.print(batch, 0, quantity - 1)
      for (const { token } of printed) {
        const scan = { intent: "receive", url: token, location_id: shop.stockLocationId }
        expect(code(await ada.post(`${A}/scans`, scan))).toEqual([200, undefined])
      }
      return printed
    }

    const needTags = async (tag_mode: "required" | "optional") => {
      expect((await ada.post(`${A}/variant-rules`, { variant_id, tag_mode })).status).toBe(200)
    }
    const ordered = (quantity: number) => buy(api, shop, [{ variant_id, quantity }])
    const lineOf = (order: PlacedOrder) => order.items[0]!.id
    const pack = (order: PlacedOrder, label: PrintedLabel, intent = "pack") =>
      ada.post(`${A}/scans`, { intent, url: label.token, order_id: order.id, line_item_id: lineOf(order) })
    /** What the platform's own form sends. */
    const fulfil = (order: PlacedOrder, quantity: number, more: object = {}) =>
      ada.post(`/admin/orders/${order.id}/fulfillments`, {
        location_id: shop.stockLocationId,
        shipping_option_id: shop.shippingOptionId,
        no_notification: true,
        items: [{ id: lineOf(order), quantity }],
        ...more,
      })
    const statuses = async () => {
      const found = await sql<{ status: string }>(`select status from media_license_tag order by idx`)
      return found.map(({ status }) => status)
    }
    const fulfilment = async (order: PlacedOrder) => {
      const [row] = await sql<{ id: string }>(
        `select fulfillment_id as id from order_fulfillment where order_id = ? and deleted_at is null`,
        [order.id],
      )
      return row!.id
    }
    const boundOrder = async (copies = 1) => {
      await needTags("required")
      const order = await ordered(copies)
      for (const label of labels.slice(0, copies)) expect(code(await pack(order, label))).toEqual([200, undefined])
      expect((await fulfil(order, copies)).status).toBe(200)
      return { order, fulfillment_id: await fulfilment(order) }
    }

    it("refuses a parcel without its scans before anybody hears of it, and takes the stock form unchanged afterwards", async () => {
      await needTags("required")
      const order = await ordered(2)
      const none = await fulfil(order, 2)
      expect(code(none)).toEqual([409, "media_license_pack_incomplete"])
      expect(none.body.items).toEqual([{ line_item_id: lineOf(order), required: 2, packed: 0 }])
      expect(await sql(`select 1 from fulfillment`)).toEqual([])
      expect((await pack(order, labels[0]!)).body.packed).toEqual({ line_item_id: lineOf(order), packed: 1, wanted: 2 })
      expect((await fulfil(order, 2)).body.items).toEqual([{ line_item_id: lineOf(order), required: 2, packed: 1 }])
      // One copy now, the other one later.
      expect((await fulfil(order, 1)).status).toBe(200)
      expect(await statuses()).toEqual(["bound", "assigned", "assigned", "assigned"])
      expect(code(await fulfil(order, 1))).toEqual([409, "media_license_pack_incomplete"])
      expect(code(await pack(order, labels[1]!))).toEqual([200, undefined])
      expect(code(await pack(order, labels[2]!))).toEqual([409, "media_license_pack_full"])
      expect((await fulfil(order, 1)).status).toBe(200)
      expect(await statuses()).toEqual(["bound", "bound", "assigned", "assigned"])
    })

    it("refuses the wrong copy", async () => {
      await needTags("required")
      const [order, other] = [await ordered(1), await ordered(1)]
      expect(code(await pack(order, labels[0]!))).toEqual([200, undefined])
      expect(code(await pack(other, labels[0]!))).toEqual([409, "media_license_tag_taken"])
      const strange = await ada.post(`${A}/scans`, {
        intent: "pack",
        url: labels[1]!.token,
        order_id: other.id,
        line_item_id: lineOf(order),
      })
      expect(code(strange)).toEqual([404, "media_license_line_not_found"])
      const [used] = await onTheShelf((await usedVariant())!, 1)
      expect(code(await pack(other, used!))).toEqual([409, "media_license_variant_mismatch"])
      expect(code(await pack(order, labels[0]!, "unpack"))).toEqual([200, undefined])
      expect(code(await pack(other, labels[0]!))).toEqual([200, undefined])
    })

    const usedVariant = async () =>
      (
        await sql<{ id: string }>(`select id from product_variant where id <> ? and deleted_at is null limit 1`, [
          variant_id,
        ])
      )[0]?.id

    it("may have scans where they are optional, but never more than copies", async () => {
      await needTags("optional")
      const order = await ordered(2)
      expect(code(await pack(order, labels[0]!))).toEqual([200, undefined])
      expect(code(await pack(order, labels[1]!))).toEqual([200, undefined])
      expect(code(await fulfil(order, 1))).toEqual([409, "media_license_pack_incomplete"])
      expect((await fulfil(order, 2)).status).toBe(200)
      const plain = await ordered(1)
      expect((await fulfil(plain, 1)).status).toBe(200)
    })

    it("takes the copies a client names with the fulfilment", async () => {
      await needTags("required")
      const order = await ordered(1)
      const named = (tag: string) => ({
        additional_data: { media_license_tags: [{ line_item_id: lineOf(order), code: tag }] },
      })
      expect(code(await fulfil(order, 1, named("nonsense")))).toEqual([404, "media_license_tag_not_found"])
      const malformed = { additional_data: { media_license_tags: "all" } }
      expect((await fulfil(order, 1, malformed)).status).toBe(400)
      expect((await fulfil(order, 1, named(labels[3]!.serial))).status).toBe(200)
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "bound"])
    })

    it("keeps the platform's second door shut for lines that need tags", async () => {
      await needTags("required")
      const order = await ordered(1)
      const item = { title: "x", sku: "", barcode: "", quantity: 1, line_item_id: lineOf(order) }
      const answer = await ada.post("/admin/fulfillments", {
        order_id: order.id,
        location_id: shop.stockLocationId,
        provider_id: "manual_manual",
        delivery_address: {},
        data: {},
        metadata: {},
        items: [item],
        labels: [],
      })
      expect(code(answer)).toEqual([409, "media_license_use_order_fulfillment"])
      expect(answer.body.line_item_ids).toEqual([lineOf(order)])
      expect(await sql(`select 1 from fulfillment`)).toEqual([])
    })

    it("takes back a fulfilment that was started in code without its scans", async () => {
      await needTags("required")
      const order = await ordered(1)
      const run = createOrderFulfillmentWorkflow(getContainer()).run({
        input: {
          order_id: order.id,
          location_id: shop.stockLocationId,
          shipping_option_id: shop.shippingOptionId,
          items: [{ id: lineOf(order), quantity: 1 }],
        },
      })
      await expect(run).rejects.toMatchObject({ code: "media_license_pack_incomplete" })
      const left = await sql(`select canceled_at from fulfillment where canceled_at is null and deleted_at is null`)
      expect(left).toEqual([])
      const fulfilled = `select fulfilled_quantity::int as n from order_item i
        join "order" o on o.id = i.order_id and o.version = i.version`
      expect(await sql(fulfilled)).toEqual([{ n: 0 }])
    })

    it("binds each copy once when two fulfil at the same moment", async () => {
      await needTags("required")
      const order = await ordered(2)
      await pack(order, labels[0]!)
      await pack(order, labels[1]!)
      const answers = await Promise.all([fulfil(order, 2), fulfil(order, 2)])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const bound = await sql(`select distinct fulfillment_id from media_license_tag where status = 'bound'`)
      expect(bound).toEqual([{ fulfillment_id: expect.any(String) }])
      expect(await statuses()).toEqual(["bound", "bound", "assigned", "assigned"])
    })

    it("gives the copies back when the fulfilment is called off, told once or twice", async () => {
      const { order, fulfillment_id } = await boundOrder()
      expect((await ada.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/cancel`)).status).toBe(200)
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "assigned"])
      const events = await sql(`select 1 from media_license_event where kind = 'tag.unbind'`)
      await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(await sql(`select 1 from media_license_event where kind = 'tag.unbind'`)).toEqual(events)
      // The next parcel takes the same copy.
      expect(code(await pack(order, labels[0]!))).toEqual([200, undefined])
      expect((await fulfil(order, 1)).status).toBe(200)
    })

    it("gives the copies back when the order is cancelled", async () => {
      await needTags("required")
      const order = await ordered(1)
      await pack(order, labels[0]!)
      expect((await ada.post(`/admin/orders/${order.id}/cancel`)).status).toBe(200)
      const other = await ordered(1)
      expect(code(await pack(other, labels[0]!))).toEqual([200, undefined])
      expect(code(await pack(order, labels[1]!))).toEqual([409, "media_license_order_canceled"])
    })

    it("sells the copies with the shipment, or with the delivery where there is none", async () => {
      const { order, fulfillment_id } = await boundOrder(2)
      const shipment = { items: [{ id: lineOf(order), quantity: 2 }] }
      expect(
        (await ada.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/shipments`, shipment)).status,
      ).toBe(200)
      await eventually(async () => expect(await statuses()).toEqual(["sold", "sold", "assigned", "assigned"]))
      await shipTagsWorkflow(getContainer()).run({ input: { fulfillment_id } })
      expect(await sql(`select 1 from media_license_event where kind = 'tag.ship'`)).toHaveLength(2)

      const collected = await ordered(1)
      await pack(collected, labels[2]!)
      await fulfil(collected, 1)
      const second = await fulfilment(collected)
      const delivered = `/admin/orders/${collected.id}/fulfillments/${second}/mark-as-delivered`
      expect((await ada.post(delivered)).status).toBe(200)
      await eventually(async () => expect(await statuses()).toEqual(["sold", "sold", "sold", "assigned"]))
    })

    it("repairs within one run what lost events have left", async () => {
      const { order, fulfillment_id } = await boundOrder(2)
      await sql(`update fulfillment set shipped_at = now() where id = ?`, [fulfillment_id])
      await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(await statuses()).toEqual(["sold", "sold", "assigned", "assigned"])
      await sql(
        `update order_item set return_received_quantity = 1, raw_return_received_quantity = '{"value":"1"}' where order_id = ?`,
        [order.id],
      )
      const { result } = await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(result).toMatchObject({ held: 1 })

      const second = await ordered(1)
      await pack(second, labels[2]!)
      await fulfil(second, 1)
      const lost = await fulfilment(second)
      await sql(`update fulfillment set canceled_at = now() where id = ?`, [lost])
      await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(await statuses()).toEqual(["sold", "sold", "assigned", "assigned"])
    })

    it("holds a copy that came back until it is scanned, whichever of two it was", async () => {
      const { order, fulfillment_id } = await boundOrder(2)
      await ada.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/shipments`, {
        items: [{ id: lineOf(order), quantity: 2 }],
      })
      await eventually(async () => expect(await statuses()).toEqual(["sold", "sold", "assigned", "assigned"]))
      const items = [{ id: lineOf(order), quantity: 1 }]
      const { result } = await createAndCompleteReturnOrderWorkflow(getContainer()).run({
        input: {
          ...{ order_id: order.id, location_id: shop.stockLocationId, items },
          return_shipping: { option_id: shop.shippingOptionId, price: 0 },
        },
      })
      for (const [path, body] of [
        ["/receive", {}],
        ["/receive-items", { items }],
        ["/receive/confirm", {}],
      ] as const) {
        expect((await ada.post(`/admin/returns/${result.id}${path}`, body)).status).toBe(200)
      }
      const held = () => sql(`select idx from media_license_tag where hold_reason = 'return' order by idx`)
      await eventually(async () => expect(await held()).toHaveLength(1))
      const cases = () => sql<{ status: string }>(`select status from media_license_case where kind = 'return_scan'`)
      expect(await cases()).toEqual([{ status: "open" }])

      // The other one of the two it was.
      const [{ idx } = { idx: 0 }] = (await held()) as { idx: number }[]
      const came = labels[1 - idx]!
      const scan = await ada.post(`${A}/scans`, { intent: "return", url: came.token, panel_intact: true })
      expect(scan.body.tag).toMatchObject({ status: "returned", hold_reason: null })
      expect(await held()).toEqual([])
      expect(await cases()).toEqual([{ status: "dismissed" }])
      await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(await held()).toEqual([])

      const back = { intent: "receive", url: came.token, location_id: shop.stockLocationId }
      expect((await ada.post(`${A}/scans`, back)).body.tag).toMatchObject({ status: "assigned", order_id: null })
    })

    it("binds a fulfilment once, however often it is told", async () => {
      await needTags("required")
      const order = await ordered(1)
      await pack(order, labels[0]!)
      expect((await fulfil(order, 1)).status).toBe(200)
      const id = await fulfilment(order)
      const before = await sql(`select ver, status from media_license_tag order by idx`)
      expect(await bindLicenseTags({ id }, getContainer())).toEqual({ fulfillment_id: id })
      expect(await sql(`select ver, status from media_license_tag order by idx`)).toEqual(before)
      await cancelOrderFulfillmentWorkflow(getContainer()).run({ input: { order_id: order.id, fulfillment_id: id } })
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "assigned"])
    })

    it("takes named copies only from who may scan, and tells the carrier nothing of them", async () => {
      await needTags("required")
      const order = await ordered(1)
      const tags = [{ line_item_id: lineOf(order), code: labels[3]!.token }]
      const named = { additional_data: { gift: "ribbon", media_license_tags: tags } }
      const system = getContainer().resolve<MediaSystemService>("mediaSystem")
      const allowed = jest
        .spyOn(system, "isAllowed")
        .mockImplementation(async (_, right) => !/^license\.tag/.test(right))
      expect(code(await fulfil(order, 1, named))).toEqual([403, "media_permission_denied"])
      allowed.mockRestore()
      expect(await sql(`select 1 from media_license_pack`)).toEqual([])

      const carrier = jest.spyOn(
        getContainer().resolve<IFulfillmentModuleService>(Modules.FULFILLMENT),
        "createFulfillment",
      )
      expect((await fulfil(order, 1, named)).status).toBe(200)
      expect(carrier.mock.calls[0]![0]).toMatchObject({ additional_data: { gift: "ribbon" } })
      expect(JSON.stringify(carrier.mock.calls)).not.toContain("media_license_tags")
      carrier.mockRestore()
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "bound"])
    })

    it("lets nobody in who has not signed in, whatever the body", async () => {
      const order = await ordered(1)
      const stranger = new TagStaff(ada.base, "Bearer nobody")
      const body = { items: [{ id: lineOf(order), quantity: 1 }] }
      expect((await stranger.post(`/admin/orders/${order.id}/fulfillments`, body)).status).toBe(401)
      for (const odd of [{}, { items: "all" }, { items: [null, 7, { id: ["x"] }] }, { items: [{ id: "a\u0000b" }] }]) {
        expect((await ada.post(`/admin/orders/${order.id}/fulfillments`, odd)).status).toBe(400)
      }
    })

    it("holds a copy that came back damaged as well", async () => {
      const { order, fulfillment_id } = await boundOrder(1)
      await shipTagsWorkflow(getContainer()).run({ input: { fulfillment_id } })
      const items = [{ id: lineOf(order), quantity: 1 }]
      await ada.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/shipments`, { items })
      const { result } = await createAndCompleteReturnOrderWorkflow(getContainer()).run({
        input: {
          ...{ order_id: order.id, location_id: shop.stockLocationId, items },
          return_shipping: { option_id: shop.shippingOptionId, price: 0 },
        },
      })
      for (const [path, body] of [
        ["/receive", {}],
        ["/dismiss-items", { items }],
        ["/receive/confirm", {}],
      ] as const) {
        expect((await ada.post(`/admin/returns/${result.id}${path}`, body)).status).toBe(200)
      }
      const held = () => sql(`select status from media_license_tag where hold_reason = 'return'`)
      await eventually(async () => expect(await held()).toEqual([{ status: "sold" }]))
    })

    it("does not tear an order in two when tags cannot be released at once", async () => {
      const { order, fulfillment_id } = await boundOrder()
      const { packing } = getContainer().resolve<MediaLicenseService>("mediaLicense")
      const busy = jest.spyOn(packing, "unbind").mockRejectedValue(new Error("busy"))
      expect((await ada.post(`/admin/orders/${order.id}/fulfillments/${fulfillment_id}/cancel`)).status).toBe(200)
      expect((await ada.post(`/admin/orders/${order.id}/cancel`)).status).toBe(200)
      busy.mockRestore()
      expect((await statuses())[0]).toBe("bound")
      const { result } = await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(result).toMatchObject({ called_off: 1 })
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "assigned"])
    })

    it("repairs the others when one cannot be", async () => {
      const first = await boundOrder()
      const second = await ordered(1)
      await pack(second, labels[1]!)
      await fulfil(second, 1)
      await sql(`update fulfillment set delivered_at = now()`)
      const { packing } = getContainer().resolve<MediaLicenseService>("mediaLicense")
      const ship = packing.ship
      const failing = jest
        .spyOn(packing, "ship")
        .mockImplementation(async (id, by) =>
          id === first.fulfillment_id ? Promise.reject(new Error("busy")) : ship(id, by),
        )
      const { result } = await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(result).toMatchObject({ shipped: 1 })
      failing.mockRestore()
      expect(await statuses()).toEqual(["bound", "sold", "assigned", "assigned"])
      await reconcileTagsWorkflow(getContainer()).run({ input: {} })
      expect(await statuses()).toEqual(["sold", "sold", "assigned", "assigned"])
    })

    it("lets staff take a bound copy out for some days", async () => {
      const { order } = await boundOrder()
      expect(code(await pack(order, labels[0]!, "unpack"))).toEqual([200, undefined])
      expect(await statuses()).toEqual(["assigned", "assigned", "assigned", "assigned"])
      expect(code(await pack(order, labels[0]!, "unpack"))).toEqual([409, "media_license_tag_state"])
    })
  },
})
