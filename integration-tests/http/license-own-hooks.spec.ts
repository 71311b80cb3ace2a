import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  cancelOrderFulfillmentWorkflow,
  cancelOrderWorkflow,
  createOrderFulfillmentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { bindLicenseTags, unbindLicenseTags } from "../../src/workflows/license"
import { buy, type PlacedOrder } from "../helpers/checkout"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, stockVariant, type CheckoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"

/** What the host's own handlers have been asked to do, in order. */
const asked: string[] = []
/** What the host itself refuses after our part. */
let refusing = false

/** The hooks as a shop has them that handles them itself, by our documentation. */
function ownHooks(): void {
  createOrderFulfillmentWorkflow.hooks.fulfillmentCreated(
    async ({ fulfillment }, { container }) => {
      asked.push("bind")
      const bound = await bindLicenseTags(fulfillment, container)
      if (refusing) {
        await unbindLicenseTags(bound, container)
        throw new Error("the host says no")
      }
      return new StepResponse(bound, bound)
    },
    async (bound, { container }) => {
      asked.push(`undo ${typeof bound}`)
      await unbindLicenseTags(bound, container)
    },
  )
  cancelOrderFulfillmentWorkflow.hooks.orderFulfillmentCanceled(async ({ fulfillment }, { container }) => {
    asked.push("unbind")
    await unbindLicenseTags({ fulfillment_id: fulfillment.id }, container)
  })
  cancelOrderWorkflow.hooks.orderCanceled(async ({ order }, { container }) => {
    asked.push("cancel")
    await unbindLicenseTags({ order_id: order.id }, container)
  })
}

// This whole file runs in a shop with `registerHooks: false`. Had we registered ours, the host's would abort the boot.
medusaIntegrationTestRunner({
  hooks: {
    beforeServerStart: async (container: MedusaContainer) => {
      const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      for (const key of ["mediaCatalog", "mediaRental", "mediaLicense", "mediaSystem"]) {
        const declared = (modules as Record<string, { options?: Record<string, unknown> }>)[key]
        if (!declared?.options) throw new Error(`${key} has no options`)
        declared.options["registerHooks"] = false
      }
      ownHooks()
    },
  },
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let shop: CheckoutShop
    let variant_id: string
    let labels: PrintedLabel[]

    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)

    beforeEach(async () => {
      asked.length = 0
      refusing = false
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
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }] }],
        },
      ])
      variant_id = item!.offers[0]!.variant_id
      await stockVariant(container, { variantId: variant_id, locationId: shop.stockLocationId, quantity: 10 })
      const batch = await ada.mint({ variant_id, quantity: 2 })
      labels = await ada.print(batch, 0, 1)
      for (const { token } of labels) {
        await ada.post(`${A}/scans`, { intent: "receive", url: token, location_id: shop.stockLocationId })
      }
      await ada.post(`${A}/variant-rules`, { variant_id, tag_mode: "required" })
    })

    const ordered = () => buy(api, shop, [{ variant_id, quantity: 1 }])
    const pack = (order: PlacedOrder, label: PrintedLabel) =>
      ada.post(`${A}/scans`, {
        ...{ intent: "pack", url: label.token },
        ...{ order_id: order.id, line_item_id: order.items[0]!.id },
      })
    const parcel = (order: PlacedOrder) => ({
      location_id: shop.stockLocationId,
      shipping_option_id: shop.shippingOptionId,
      items: [{ id: order.items[0]!.id, quantity: 1 }],
    })
    const fulfil = (order: PlacedOrder) => ada.post(`/admin/orders/${order.id}/fulfillments`, parcel(order))
    const tags = () =>
      sql(`select status, order_id, fulfillment_id, bound_at is not null as bound from media_license_tag order by idx`)
    const inStock = { status: "assigned", order_id: null, fulfillment_id: null, bound: false }
    const parcels = () => sql<{ id: string }>(`select id from fulfillment where canceled_at is null`)

    it("binds, releases and releases again as our own hooks do", async () => {
      const order = await ordered()
      expect((await pack(order, labels[0]!)).status).toBe(200)
      expect((await fulfil(order)).status).toBe(200)
      const [{ id } = { id: "" }] = await parcels()
      expect(await tags()).toEqual([{ status: "bound", order_id: order.id, fulfillment_id: id, bound: true }, inStock])
      expect((await ada.post(`/admin/orders/${order.id}/fulfillments/${id}/cancel`)).status).toBe(200)
      expect(await tags()).toEqual([inStock, inStock])
      expect((await pack(order, labels[1]!)).status).toBe(200)
      expect((await ada.post(`/admin/orders/${order.id}/cancel`)).status).toBe(200)
      expect(await sql(`select 1 from media_license_pack where released_at is null`)).toEqual([])
      expect(asked).toEqual(["bind", "unbind", "cancel"])
    })

    it("takes back what has no scans, and what the host refuses after us", async () => {
      const order = await ordered()
      const run = () =>
        createOrderFulfillmentWorkflow(getContainer()).run({ input: { order_id: order.id, ...parcel(order) } })
      await expect(run()).rejects.toMatchObject({ code: "media_license_pack_incomplete" })
      expect(await parcels()).toEqual([])
      expect((await pack(order, labels[0]!)).status).toBe(200)
      refusing = true
      await expect(run()).rejects.toMatchObject({ message: expect.stringContaining("the host says no") })
      expect(await parcels()).toEqual([])
      expect(await tags()).toEqual([inStock, inStock])
      expect(asked.filter((what) => what === "bind")).toHaveLength(2)
    })
  },
})
