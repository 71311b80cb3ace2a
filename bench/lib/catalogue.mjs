import { source } from "./shop.mjs"
import { createRequire } from "node:module"

const flows = createRequire(import.meta.url)("@medusajs/medusa/core-flows")

/** Region, sales channel with key, stock location and shipping profile: what products need to be shown and priced. */
export async function openShop(container) {
  const run = async (workflow, input) => (await workflow(container).run({ input })).result
  const [channel] = await run(flows.createSalesChannelsWorkflow, { salesChannelsData: [{ name: "Bench" }] })
  const [key] = await run(flows.createApiKeysWorkflow, {
    api_keys: [{ title: "Bench", type: "publishable", created_by: "" }],
  })
  await run(flows.linkSalesChannelsToApiKeyWorkflow, { id: key.id, add: [channel.id] })
  const [region] = await run(flows.createRegionsWorkflow, {
    regions: [{ name: "Europe", currency_code: "eur", countries: ["de", "at"] }],
  })
  const [location] = await run(flows.createStockLocationsWorkflow, { locations: [{ name: "Bench" }] })
  await run(flows.linkSalesChannelsToStockLocationWorkflow, { id: location.id, add: [channel.id] })
  const [profile] = await run(flows.createShippingProfilesWorkflow, { data: [{ name: "Bench", type: "default" }] })
  return { channelId: channel.id, key: key.token, regionId: region.id, locationId: location.id, profileId: profile.id }
}

/** The number of an album, wide enough for titles to sort by it. */
const numbered = (index) => String(index).padStart(6, "0")

/**
 * One item as `POST /items` takes it: a CD with one or two offers, two prices each, three tracks, an artist and a
 * label; every fourth item opens a title that the next three share.
 */
export function itemBody(index, shop) {
  const number = numbered(index)
  return {
    product: {
      title: `Album ${number}`,
      status: "published",
      thumbnail: `http://localhost/covers/${number}.jpg`,
      sales_channel_ids: [shop.channelId],
      shipping_profile_id: shop.profileId,
    },
    media_type: "cd",
    release_date: String(1960 + (index % 60)),
    country: "GB",
    attributes: { format: "cd" },
    discs: [{ position: 1, format: "CD", tracks: [1, 2, 3].map((n) => track(number, n)) }],
    credits: [{ contributor: { name: `Artist ${index % 500}`, kind: "group" }, role: "artist", position: 1 }],
    labels: [{ label: { name: `Label ${index % 50}` }, catalog_number: `CAT ${number}`, position: 1 }],
    offers: conditions(index).map((condition) => ({ condition, prices: prices(index) })),
  }
}

const track = (number, position) => ({
  position,
  title: `Track ${number}-${position}`,
  duration_ms: 180_000 + position,
})

const conditions = (index) => (index % 2 ? ["new", "used"] : ["new"])

const prices = (index) => [
  { currency_code: "eur", amount: String(10 + (index % 37)) },
  { currency_code: "usd", amount: String(12 + (index % 37)) },
]

/** The item parsed as the route parses it, which is what the workflow takes. */
export function itemInput(index, shop) {
  const { createItemSchema } = source("src/modules/catalog/domain/schemas/index.ts")
  return createItemSchema.parse(itemBody(index, shop))
}

/** The very product that an item makes, for Medusa's own workflow. */
export function productInput(index, shop) {
  const { productInput: build } = source("src/workflows/catalog/lib/product-input.ts")
  const { product, offers } = itemInput(index, shop)
  return build(product, offers, `core-album-${numbered(index)}`)
}

/** Creates items through the workflow, in batches. */
export async function createItems(container, inputs) {
  const { createMediaItemsWorkflow } = source("src/workflows/catalog/create-items.ts")
  await createMediaItemsWorkflow(container).run({ input: { items: inputs } })
}

/** Creates products through Medusa's own workflow. */
export async function createProducts(container, products) {
  await flows.createProductsWorkflow(container).run({ input: { products } })
}
