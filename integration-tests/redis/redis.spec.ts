import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { createClient } from "redis"
import { buy } from "../helpers/checkout"
import { eventually } from "../helpers/eventually"
import { adminHeaders, checkoutShop, stockVariant } from "../helpers/shop"

// Read by medusa-config.ts, which Medusa loads after this file. A database number of its own keeps other users' keys
// apart; queues are told apart by key as well.
const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379/9"
process.env.REDIS_URL = REDIS_URL

jest.setTimeout(180_000)

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
    describe("a shop on Redis", () => {
      it("queues events and workflows in Redis", async () => {
        expect(getContainer().resolve<object>(Modules.EVENT_BUS).constructor.name).toBe("RedisEventBusService")
        expect(await redis.keys("bull:medusa-workflows*:meta")).not.toEqual([])
      })

      it("keeps locks in Redis", async () => {
        const locking = getContainer().resolve(Modules.LOCKING)
        await locking.execute("media-redis-spec", async () => {
          expect((await redis.keys("*media-redis-spec*")).length).toBeGreaterThan(0)
        })
        expect(await redis.keys("*media-redis-spec*")).toEqual([])
      })

      it("keeps cached values in Redis", async () => {
        const caching = getContainer().resolve(Modules.CACHING)
        await caching.set({ key: "media-redis-spec", data: { answer: 42 }, ttl: 60 })
        expect(await caching.get({ key: "media-redis-spec" })).toEqual({ answer: 42 })
        expect((await redis.keys("*media-redis-spec*")).length).toBeGreaterThan(0)
      })

      it("reports Redis as healthy", async () => {
        const headers = await adminHeaders(getContainer())
        // The first look opens the connection, and a check waits for a fraction of a second only.
        await eventually(async () => {
          const { data } = await api.get("/admin/media/system/health", headers)
          const answers = { key: "system.redis", status: "ok", detail: "answers" }
          expect(data.checks).toEqual(expect.arrayContaining([expect.objectContaining(answers)]))
        })
      })

      it("takes an order over the store API, and its event reaches a subscriber through the queue", async () => {
        const container = getContainer()
        const shop = await checkoutShop(container)
        const variantId = await product(container, shop)
        await stockVariant(container, { variantId, locationId: shop.stockLocationId, quantity: 3 })
        const placed = nextEvent(container, "order.placed")

        const order = await buy(api, shop, [{ variant_id: variantId, quantity: 2 }])

        expect(order).toMatchObject({ email: "clara@example.com", total: 44 })
        expect(await placed).toEqual({ id: order.id })
        expect((await redis.keys("*events-queue*")).length).toBeGreaterThan(0)
        expect(await available(container, variantId, shop.stockLocationId)).toBe(1)
      })

      it("sells the last copy once when two carts complete at the same time", async () => {
        const container = getContainer()
        const shop = await checkoutShop(container)
        const variantId = await product(container, shop)
        await stockVariant(container, { variantId, locationId: shop.stockLocationId, quantity: 1 })

        const attempts = [1, 2].map(() => buy(api, shop, [{ variant_id: variantId, quantity: 1 }]))
        const outcomes = (await Promise.allSettled(attempts)).map((outcome) => outcome.status).sort()

        expect(outcomes).toEqual(["fulfilled", "rejected"])
        expect(await available(container, variantId, shop.stockLocationId)).toBe(0)
      })
    })

    type Container = ReturnType<typeof getContainer>

    async function product(container: Container, shop: Awaited<ReturnType<typeof checkoutShop>>): Promise<string> {
      const { result } = await createProductsWorkflow(container).run({
        input: {
          products: [
            {
              title: "Kind of Blue",
              status: "published",
              shipping_profile_id: shop.shippingProfileId,
              sales_channels: [{ id: shop.channel.id }],
              options: [{ title: "Format", values: ["LP"] }],
              variants: [
                {
                  title: "LP",
                  sku: "KOB-LP",
                  manage_inventory: true,
                  options: { Format: "LP" },
                  prices: [{ currency_code: "eur", amount: 20 }],
                },
              ],
            },
          ],
        },
      })
      const id = result[0]?.variants[0]?.id
      if (!id) throw new Error("no variant was created")
      return id
    }

    /** Promises the data of the next event of this name that the queue delivers. */
    function nextEvent(container: Container, event: string): Promise<unknown> {
      return new Promise((resolve) => {
        const subscriberId = `media-redis-spec-${event}`
        container.resolve(Modules.EVENT_BUS).subscribe(event, async ({ data }) => resolve(data), { subscriberId })
      })
    }

    async function available(container: Container, variantId: string, locationId: string): Promise<number> {
      const query = container.resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({
        entity: "product_variant",
        fields: ["inventory_items.inventory.location_levels.*"],
        filters: { id: variantId },
      })
      const levels: { location_id: string; available_quantity: unknown }[] =
        data[0]?.inventory_items?.[0]?.inventory?.location_levels ?? []
      const level = levels.find((candidate) => candidate?.location_id === locationId)
      return Number(level?.available_quantity ?? 0)
    }
  },
})
