import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { AxiosInstance } from "axios"
import { fulfilPostedRentalsWorkflow } from "../../src/workflows/rental/posted"
import { reconcileRentalsWorkflow } from "../../src/workflows/rental/jobs"
import { eventually } from "../helpers/eventually"
import {
  completeCart,
  rental,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalShop,
} from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(300_000)

const HANDOUTS = "/admin/media/rental/handouts"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let headers: Record<string, string>

    beforeEach(async () => {
      shop = await rentalShop(getContainer(), { copies: 2, terms: { max_open: 9 } })
      headers = (await adminHeaders(getContainer())).headers
    })

    const client = () => api as unknown as AxiosInstance
    /** Two copies and a disc that is sold, and who is scanned with which copy. */
    const ordered = async (fulfilment: "ship" | "pickup" = "ship") => {
      const customer = await rentalCustomer(getContainer(), shop)
      const cart = await rentalCart(client(), shop, {
        customer,
        lines: [{ days: 3, quantity: 2, fulfilment }],
        sales: [{ variant_id: shop.title.sale_variant_id, quantity: 1 }],
      })
      const { id } = await completeCart(client(), cart)
      const rentals = await rentalsOf(getContainer(), id)
      const scans = await Promise.all(
        rentals.map(async (row) => {
          const [unit] = await rows<{ barcode: string }>(
            getContainer(),
            `select barcode from media_rental_unit where id = ?`,
            [row.unit_id],
          )
          return { rental_id: String(row.id), barcode: unit!.barcode }
        }),
      )
      return { id: id as string, scans }
    }
    const fulfilled = async (orderId: string) => {
      const { order } = (
        await client().get(
          `/admin/orders/${orderId}?fields=items.variant_id,items.detail.fulfilled_quantity,fulfillments.id`,
          {
            headers,
          },
        )
      ).data
      const quantities = Object.fromEntries(
        order.items.map((item: { variant_id: string; detail: { fulfilled_quantity: number } }) => [
          item.variant_id === shop.title.variant_id ? "rental" : "sale",
          item.detail.fulfilled_quantity,
        ]),
      )
      return { ...quantities, parcels: order.fulfillments.length as number }
    }
    const reconcile = async () => (await reconcileRentalsWorkflow(getContainer()).run({ input: {} })).result

    it("makes the rental line fulfilled by the scans that pack it, whatever comes at once, and leaves the sale alone", async () => {
      const { id, scans } = await ordered()
      const answers = await Promise.all(scans.map((scan) => client().post(HANDOUTS, scan, { headers })))
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      await eventually(async () => expect(await fulfilled(id)).toMatchObject({ rental: 2 }))
      expect(await fulfilled(id)).toMatchObject({ rental: 2, sale: 0 })
      await Promise.all(
        Array.from({ length: 3 }, () => fulfilPostedRentalsWorkflow(getContainer()).run({ input: { order_id: id } })),
      )
      expect(await fulfilled(id)).toMatchObject({ rental: 2 })
    })

    it("leaves what is picked up to the desk", async () => {
      const { id, scans } = await ordered("pickup")
      for (const scan of scans) await client().post(HANDOUTS, scan, { headers })
      await fulfilPostedRentalsWorkflow(getContainer()).run({ input: { order_id: id } })
      expect(await fulfilled(id)).toMatchObject({ rental: 0, parcels: 0 })
    })

    it("follows with the reconciliation what no event has told, and tells staff of what cannot be sent", async () => {
      const { id, scans } = await ordered()
      const { counter } = rental(getContainer())
      const renter = { has_account: true, allow_guest: false, rentable_from: null, min_age: null }
      for (const scan of scans) await counter.handOut({ ...scan, renter, authorization: null }, {})
      expect(await fulfilled(id)).toMatchObject({ rental: 0, parcels: 0 })
      await rows(getContainer(), `update order_shipping set deleted_at = now() where order_id = ?`, [id])
      expect((await reconcile()).findings).toMatchObject({ posted_not_fulfilled: { count: 1, ids: [id] } })
      await rows(getContainer(), `update order_shipping set deleted_at = null where order_id = ?`, [id])
      expect((await reconcile()).findings).not.toHaveProperty("posted_not_fulfilled")
      expect(await fulfilled(id)).toMatchObject({ rental: 2, parcels: 1 })
    })
  },
})
