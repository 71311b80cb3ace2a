import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { createClient } from "redis"
import request from "supertest"
import { eventually } from "../helpers/eventually"
import {
  rental,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCart,
} from "../helpers/rental-shop"

// Read by medusa-config.ts, which Medusa loads after this file. Another database number than the other spec's.
const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379/9"
process.env.REDIS_URL = REDIS_URL

jest.setTimeout(300_000)

const redis = createClient({ url: REDIS_URL })

beforeAll(async () => {
  await redis.connect()
  await redis.flushDb()
})
afterAll(async () => {
  await redis.flushDb()
  await redis.close()
})

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const complete = (cart: { id: string; headers: Record<string, string> }) =>
      request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))
        .post(`/store/carts/${cart.id}/complete`)
        .set(cart.headers)
        .send({})

    describe("renting in a shop on Redis", () => {
      it("refuses with the code of the refusal, whichever engine carries it, and books what is in order", async () => {
        const shop = await rentalShop(getContainer(), { copies: 1 })
        const customer = await rentalCustomer(getContainer(), shop)
        const cart = await rentalCart(api, shop, { customer })
        await rows(getContainer(), `update media_rental_cart_line set quantity = 2`)
        rental(getContainer()).rentalOptions.checkoutGate = false
        const refused = await complete(cart)
        expect([refused.status, refused.body.code]).toEqual([400, "media_rental_cart_tampered"])
        await rows(getContainer(), `update media_rental_cart_line set quantity = 1`)
        const placed = await complete(cart)
        expect([placed.status, placed.body.type]).toEqual([200, "order"])
        expect(await rentalsOf(getContainer(), placed.body.order.id)).toHaveLength(1)
        await eventually(async () =>
          expect(
            await rows(getContainer(), `select 1 from media_rental_order where order_line_id is not null`),
          ).toHaveLength(1),
        )
      })

      it("gives one copy to one of six", async () => {
        rental(getContainer()).rentalOptions.checkoutGate = true
        const shop = await rentalShop(getContainer(), { copies: 1 })
        const carts: RentalCart[] = []
        for (let i = 0; i < 6; i++) {
          carts.push(await rentalCart(api, shop, { customer: await rentalCustomer(getContainer(), shop) }))
        }
        const answers = await Promise.all(carts.map(complete))
        const outcomes = answers.map(({ status, body }) => (status === 200 ? body.type : `${status} ${body.code}`))
        expect(outcomes.sort()).toEqual([...Array(5).fill("409 media_rental_unavailable"), "order"])
      })
    })
  },
})
