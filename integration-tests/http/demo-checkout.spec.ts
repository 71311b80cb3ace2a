import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createProductsWorkflow, deleteProductsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { ensureAdminUser } from "../../scripts/seed/admin-user"
import { coverPath, externalId, readEntries } from "../../scripts/seed/entries"
import { seedShop, type SeedOutcome } from "../../scripts/seed/seed-shop"
import type MediaCatalogService from "../../src/modules/catalog/service"
import type MediaLicenseService from "../../src/modules/license/service"

jest.setTimeout(180_000)

/** A box with its contents, two editions of one title, a download, something to rent, and a tagged record. */
const REFS = [
  "fellowship-bd",
  "two-towers-bd",
  "return-king-bd",
  "lotr-trilogy-box",
  "the-wall-lp",
  "the-wall-cd",
  "blue-train-lp",
  "in-rainbows-mp3",
  "farewell-concubine-dvd",
]

const MARKETS = [
  { country: "de", currency: "eur", city: "Berlin" },
  { country: "us", currency: "usd", city: "Portland" },
  { country: "cn", currency: "cny", city: "上海" },
]

/** The date in so many days, as the shop in Berlin and a clock in UTC both see it at most times. */
const dateIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const entries = readEntries().filter(({ ref }) => REFS.includes(ref))
    const root = mkdtempSync(join(tmpdir(), "media-demo-"))
    let outcome: SeedOutcome

    const seed = (version = "1") => seedShop(getContainer(), { entries, root, version })
    const store = () => ({ headers: { "x-publishable-api-key": outcome.publishableKey ?? "" } })
    const post = async (path: string, body: object) => (await api.post(path, body, store())).data
    const get = async (path: string) => (await api.get(path, store())).data

    beforeAll(async () => {
      jest.spyOn(process.stdout, "write").mockImplementation(() => true)
      outcome = await seed()
    })
    afterAll(() => rmSync(root, { recursive: true, force: true }))

    /** Address, delivery and payment of a shop front in that country; answers what completing the cart answered. */
    async function buy(market: (typeof MARKETS)[number], skus: string[]) {
      const { regions } = await get("/store/regions?limit=100")
      const region = regions.find((candidate: { countries: { iso_2: string }[] }) =>
        candidate.countries.some(({ iso_2 }) => iso_2 === market.country),
      )
      const address = {
        first_name: "Clara",
        last_name: "Muster",
        address_1: "Musterweg 2",
        city: market.city,
        postal_code: "10115",
        country_code: market.country,
      }
      const { cart } = await post("/store/carts", {
        region_id: region.id,
        email: "clara@example.com",
        shipping_address: address,
        billing_address: address,
      })
      const variants = await getContainer().resolve(Modules.PRODUCT).listProductVariants({ sku: skus })
      for (const { id } of variants) await post(`/store/carts/${cart.id}/line-items`, { variant_id: id, quantity: 1 })
      const { shipping_options } = await get(`/store/shipping-options?cart_id=${cart.id}`)
      return { cart, region, shippingOptions: shipping_options as { id: string; name: string; amount: number }[] }
    }

    async function complete(cartId: string, shippingOptionId?: string) {
      if (shippingOptionId) await post(`/store/carts/${cartId}/shipping-methods`, { option_id: shippingOptionId })
      const { payment_collection } = await post("/store/payment-collections", { cart_id: cartId })
      await post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
        provider_id: "pp_system_default",
      })
      return post(`/store/carts/${cartId}/complete`, {})
    }

    it.each(MARKETS)("takes an order from $country in $currency", async (market) => {
      const { cart, shippingOptions } = await buy(market, ["the-wall-cd-new", "lotr-trilogy-box-new"])
      const express = shippingOptions.find(({ name }) => name === "Express")
      const { type, order, error } = await complete(cart.id, express?.id)
      expect(error).toBeUndefined()
      expect(type).toBe("order")
      expect(order.currency_code).toBe(market.currency)
      const price = (ref: string) =>
        Number(
          entries
            .find((entry) => entry.ref === ref)
            ?.offers[0]?.prices?.find(({ currency_code }) => currency_code === market.currency)?.amount,
        )
      expect(order.total).toBeCloseTo(price("the-wall-cd") + price("lotr-trilogy-box") + (express?.amount ?? 0), 2)
    })

    it("offers collection at the counter in the home market only", async () => {
      const names: string[][] = []
      for (const market of MARKETS) {
        const { shippingOptions } = await buy(market, ["the-wall-cd-new"])
        names.push(shippingOptions.map(({ name }) => name))
      }
      expect(names.map((list) => list.includes("Collect at the counter"))).toEqual([true, false, false])
    })

    it("takes an order of a download without any delivery", async () => {
      const { cart } = await buy(MARKETS[0]!, ["in-rainbows-mp3-digital"])
      const { type, order } = await complete(cart.id)
      expect(type).toBe("order")
      expect(order.shipping_total).toBe(0)
    })

    it("rents a film to anybody with the key, at the demo's prices", async () => {
      const { offers } = await get("/store/media/rental/offers?limit=10")
      expect(offers.map((offer: { media_type: string }) => offer.media_type).sort()).toEqual(["boxset", "dvd", "vinyl"])
      const { variant_id } = offers.find((offer: { media_type: string }) => offer.media_type === "dvd")
      const { days } = await get(
        `/store/media/rental/calendar?variant_id=${variant_id}&from=${dateIn(7)}&to=${dateIn(14)}`,
      )
      const { date } = days.find((day: { open: boolean }) => day.open)
      const { regions } = await get("/store/regions?fields=id,currency_code")
      for (const { id: region_id, currency_code } of regions) {
        const { quote } = await post("/store/media/rental/quotes", { variant_id, start_date: date, days: 7, region_id })
        const total = { eur: "9.00", usd: "9.90", cny: "65.00" }[currency_code as "eur"]
        expect(quote).toMatchObject({ total, currency_code, deposit: { mode: "none" } })
      }
    })

    it("sells no more used copies than there are", async () => {
      const { cart } = await buy(MARKETS[0]!, ["the-wall-lp-used"])
      const [line] = (await get(`/store/carts/${cart.id}`)).cart.items
      const tooMany = post(`/store/carts/${cart.id}/line-items/${line.id}`, { quantity: 2 })
      await expect(tooMany).rejects.toMatchObject({ response: { status: 400 } })
    })

    it("shows editions of one title as one title, and a box with its contents", async () => {
      const items = await itemsByRef(getContainer())
      expect(items.get("the-wall-cd")?.title_group_id).toBe(items.get("the-wall-lp")?.title_group_id)
      const contents = items.get("lotr-trilogy-box")?.relations.map(({ to_id }) => to_id)
      const films = ["fellowship-bd", "two-towers-bd", "return-king-bd"]
      expect(contents?.sort()).toEqual(films.map((ref) => items.get(ref)?.id).sort())
    })

    it("knows people under both their names", async () => {
      const catalog = getContainer().resolve<MediaCatalogService>("mediaCatalog")
      const [director] = await catalog.listMediaContributors({ name: "Chen Kaige" })
      expect(director).toMatchObject({ name_native: "陈凯歌" })
    })

    it("draws a cover for every release, at an address without host", async () => {
      const { products } = await get("/store/products?limit=100&fields=handle,thumbnail")
      for (const { handle, thumbnail } of products) {
        expect(thumbnail).toBe(coverPath(handle))
        expect(existsSync(join(root, thumbnail))).toBe(true)
      }
    })

    it("has tags made, labels printed and tagged copies in stock", async () => {
      const license = getContainer().resolve<MediaLicenseService>("mediaLicense")
      const tags = await license.listMediaLicenseTags({}, { take: 100, order: { idx: "ASC" } })
      const many = (status: string, times: number) => Array<string>(times).fill(status)
      expect(tags.map(({ status }) => status)).toEqual([
        ...many("assigned", 5),
        ...many("printed", 7),
        ...many("minted", 12),
      ])
      expect(outcome.counts.tags).toBe(24)
    })

    it("adds nothing when it runs again, and leaves the stock as it is", async () => {
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const [level] = await inventory.listInventoryLevels({ stocked_quantity: { $gt: 1 } }, { take: 1 })
      await inventory.updateInventoryLevels({
        inventory_item_id: level!.inventory_item_id,
        location_id: level!.location_id,
        stocked_quantity: 1,
      })
      const before = await census(getContainer())
      const again = await seed("2")
      expect(again).toMatchObject({
        publishableKey: outcome.publishableKey,
        counts: { created: 0, stocked: 0, covers: 0, copies: 0, tags: 0 },
      })
      expect(await census(getContainer())).toEqual(before)
      expect(await inventory.retrieveInventoryLevel(level!.id)).toMatchObject({ stocked_quantity: 1 })
    })

    it("completes what a killed run has left half done", async () => {
      const before = await census(getContainer())
      await cripple(getContainer())
      const again = await seed("2")
      expect(again.counts.created).toBe(1)
      expect(await census(getContainer())).toEqual(before)
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({
          entity: "product",
          fields: ["handle", "media_item.external_id"],
          filters: { handle: ["the-wall-cd", "the-wall-lp"] },
        })
      const linked = data as unknown as { handle: string; media_item?: { external_id: string } }[]
      expect(linked.map(({ media_item }) => media_item?.external_id).sort()).toEqual([
        "demo:the-wall-cd",
        "demo:the-wall-lp",
      ])
    })

    it("leaves somebody's shop alone, also when the demo's data change", async () => {
      await empty(getContainer())
      await createProductsWorkflow(getContainer()).run({
        input: {
          products: [{ title: "Mug", options: [{ title: "Colour", values: ["blue"] }], variants: [] }],
        },
      })
      expect(await seed("2")).toMatchObject({ seeded: false, publishableKey: expect.stringMatching(/^pk_/) })
      expect(await seed("3")).toMatchObject({ seeded: false })
      expect(await getContainer().resolve(Modules.PRODUCT).listProducts({})).toHaveLength(1)
    })

    it("makes the admin's login work, also with a new password", async () => {
      const email = "owner@example.com"
      const login = (password: string) => api.post("/auth/user/emailpass", { email, password })
      await ensureAdminUser(getContainer(), email, "first secret")
      const { data } = await login("first secret")
      const me = await api.get("/admin/users/me", { headers: { authorization: `Bearer ${data.token}` } })
      expect(me.data.user.email).toBe(email)
      await ensureAdminUser(getContainer(), email, "second secret")
      await expect(login("first secret")).rejects.toMatchObject({ response: { status: 401 } })
      expect((await login("second secret")).status).toBe(200)
    })
  },
})

async function itemsByRef(container: MedusaContainer) {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const rows = await catalog.listMediaItems({ external_id: REFS.map(externalId) }, { select: ["id"] })
  const items = await catalog.loadItems(rows.map(({ id }) => id))
  return new Map(items.map((item) => [String(item.external_id).replace("demo:", ""), item]))
}

/** How many rows of everything the seed makes there are. */
async function census(container: MedusaContainer): Promise<Record<string, number>> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const counted = {
    products: container.resolve(Modules.PRODUCT).listProducts({}, { take: 1000 }),
    variants: container.resolve(Modules.PRODUCT).listProductVariants({}, { take: 1000 }),
    items: catalog.listMediaItems({}, { take: 1000 }),
    groups: catalog.listMediaTitleGroups({}, { take: 1000 }),
    contributors: catalog.listMediaContributors({}, { take: 1000 }),
    inventory: container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: 1000 }),
    levels: container.resolve(Modules.INVENTORY).listInventoryLevels({}, { take: 1000 }),
    regions: container.resolve(Modules.REGION).listRegions({}, { take: 1000 }),
    taxRegions: container.resolve(Modules.TAX).listTaxRegions({}, { take: 1000 }),
    zones: fulfillment.listServiceZones({}, { take: 1000 }),
    options: fulfillment.listShippingOptions({}, { take: 1000 }),
    locations: container.resolve(Modules.STOCK_LOCATION).listStockLocations({}, { take: 1000 }),
    keys: container.resolve(Modules.API_KEY).listApiKeys({}, { take: 1000 }),
  }
  const lists = await Promise.all(Object.entries(counted).map(async ([name, list]) => [name, (await list).length]))
  return Object.fromEntries(lists) as Record<string, number>
}

/** A product that has lost its item, an item that has lost its links, an offer without stock. */
async function cripple(container: MedusaContainer): Promise<void> {
  const items = await itemsByRef(container)
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const orphan = items.get("the-wall-cd")!
  const unlinked = items.get("the-wall-lp")!
  const linkOf = (item: typeof orphan) => ({
    [Modules.PRODUCT]: { product_id: item.product_id },
    mediaCatalog: { media_item_id: item.id },
  })
  await link.dismiss([linkOf(orphan), linkOf(unlinked)])
  await catalog.deleteItems([orphan.id])
  const inventory = container.resolve(Modules.INVENTORY)
  const [unshelved] = await inventory.listInventoryItems({ sku: "fellowship-bd-new" })
  const levels = await inventory.listInventoryLevels({ inventory_item_id: unshelved!.id })
  await inventory.deleteInventoryLevels(levels.map(({ id }) => id))
}

async function empty(container: MedusaContainer): Promise<void> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const products = await container.resolve(Modules.PRODUCT).listProducts({}, { take: 1000, select: ["id"] })
  const items = await catalog.listMediaItems({}, { take: 1000, select: ["id"] })
  await deleteProductsWorkflow(container).run({ input: { ids: products.map(({ id }) => id) } })
  await catalog.deleteItems(items.map(({ id }) => id))
}
