import type { MedusaContainer } from "@medusajs/framework/types"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { createItemSchema, type CreateItemBody } from "../../src/modules/catalog/domain/schemas"
import type MediaCatalogService from "../../src/modules/catalog/service"
import { createMediaItemsWorkflow } from "../../src/workflows/catalog/create-items"
import { checkoutShop, salesChannel, stockVariant, type CheckoutShop } from "./shop"

type Headers = { "x-publishable-api-key": string }

/** A small shop with one of everything the store API has to tell apart. */
export interface StoreCatalogue {
  shop: CheckoutShop
  /** Another channel that shares no product with the shop's own. */
  other: { id: string; headers: Headers }
  /** A publishable key without any channel. */
  emptyKey: Headers
  yenRegionId: string
  /** Ids by the names the specs use. */
  items: Record<string, CreatedItem>
}

/** What the workflow answers for one item. */
export interface CreatedItem {
  id: string
  product_id: string
  offers: { id: string; variant_id: string }[]
}

/** Creates items as the admin route would. */
export async function createItems(container: MedusaContainer, bodies: CreateItemBody[]): Promise<CreatedItem[]> {
  const items = bodies.map((body) => createItemSchema.parse(body))
  const { result } = await createMediaItemsWorkflow(container).run({ input: { items } })
  return result as CreatedItem[]
}

/** Fills a fresh shop. */
export async function storeCatalogue(container: MedusaContainer): Promise<StoreCatalogue> {
  const shop = await checkoutShop(container)
  const other = await salesChannel(container, "Market stall")
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: { regions: [{ name: "Japan", currency_code: "jpy", countries: ["jp"] }] },
  })
  const { wallVinyl, wallCd, ...rest } = catalogueBodies(shop, other.id)
  const items = await createNamed(container, { wallVinyl })
  const group = { id: await titleGroupOf(container, items.wallVinyl?.id ?? "") }
  Object.assign(items, await createNamed(container, { wallCd: { ...wallCd, title_group: group }, ...rest }))
  await stockUp(container, shop, items)
  return {
    shop,
    other: { id: other.id, headers: { "x-publishable-api-key": other.key } },
    emptyKey: { "x-publishable-api-key": await keyWithoutChannel(container) },
    yenRegionId: regions[0]?.id ?? "",
    items,
  }
}

async function createNamed(
  container: MedusaContainer,
  bodies: Record<string, CreateItemBody>,
): Promise<Record<string, CreatedItem>> {
  const created = await createItems(container, Object.values(bodies))
  return Object.fromEntries(Object.keys(bodies).map((name, i) => [name, created[i] as CreatedItem]))
}

async function titleGroupOf(container: MedusaContainer, itemId: string): Promise<string> {
  const item = await container.resolve<MediaCatalogService>("mediaCatalog").retrieveMediaItem(itemId)
  return item.title_group_id
}

async function keyWithoutChannel(container: MedusaContainer): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Nothing", type: "publishable", created_by: "" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: result[0]?.id ?? "", add: [] } })
  return result[0]?.token ?? ""
}

/** Everything managed is in stock but the sold-out record. */
async function stockUp(container: MedusaContainer, shop: CheckoutShop, items: Record<string, CreatedItem>) {
  for (const name of ["wallVinyl", "wallCd", "spiritedAway"]) {
    const variantId = items[name]?.offers[0]?.variant_id ?? ""
    await stockVariant(container, { variantId, locationId: shop.stockLocationId, quantity: 3 })
  }
}

function catalogueBodies(shop: CheckoutShop, otherChannelId: string) {
  const product = (title: string, more: object = {}) => ({
    title,
    status: "published" as const,
    sales_channel_ids: [shop.channel.id],
    shipping_profile_id: shop.shippingProfileId,
    ...more,
  })
  const offer = (condition: "new" | "used" | "rental" | "digital", eur?: string, more: object = {}) => ({
    condition,
    prices: eur ? [{ currency_code: "eur", amount: eur }] : [],
    ...more,
  })
  const by = (name: string, kind: "person" | "group" = "group", role = "artist") => ({
    contributor: { name, kind },
    role,
  })
  return {
    wallVinyl: {
      product: product("The Wall", { handle: "the-wall-lp", thumbnail: "http://localhost/wall.jpg" }),
      title_group: { kind: "album", title: "The Wall", first_year: 1979 },
      media_type: "vinyl",
      edition: "UK first press",
      release_date: "1979-11-30",
      country: "GB",
      attributes: { rpm: 33, weight_g: 140 },
      discs: [
        {
          position: 1,
          format: "LP",
          tracks: [
            { position: 1, number: "A1", title: "In the Flesh?", duration_ms: 199_000 },
            { position: 2, number: "A2", title: "The Thin Ice", duration_ms: 149_001 },
          ],
        },
        { position: 2, format: "LP", tracks: [{ position: 1, number: "C1", title: "Hey You", duration_ms: 282_000 }] },
      ],
      credits: [by("Pink Floyd"), by("Bob Ezrin", "person", "producer")],
      labels: [{ label: { name: "Harvest" }, catalog_number: "SHDW 411" }],
      identifiers: [
        { type: "ean13", value: "0602527291529", is_primary: true },
        { type: "asin", value: "B000002U82" },
      ],
      terms: [{ vocabulary: "genre", code: "rock" }],
      offers: [
        offer("new", "30", {
          prices: [
            { currency_code: "eur", amount: "30" },
            { currency_code: "jpy", amount: "4800" },
          ],
        }),
        offer("used", "18.5", { media_grade: "VG+", sleeve_grade: "VG", manage_inventory: false }),
        offer("rental"),
      ],
    },
    wallCd: {
      product: product("The Wall (CD)", { handle: "the-wall-cd" }),
      media_type: "cd",
      edition: "1994 remaster",
      edition_kind: "remaster",
      release_date: "1994",
      country: "US",
      attributes: { format: "cd" },
      credits: [by("Pink Floyd")],
      labels: [{ label: { name: "Columbia" }, catalog_number: "CK 68519" }],
      terms: [{ vocabulary: "genre", code: "rock" }],
      offers: [offer("new", "12.5")],
    },
    spiritedAway: {
      product: product("Spirited Away", { handle: "spirited-away" }),
      media_type: "dvd",
      release_date: "2002-07",
      country: "JP",
      region_codes: ["2"],
      video_standard: "ntsc",
      credits: [by("Hayao Miyazaki", "person", "director")],
      languages: [
        { kind: "audio", lang: "ja" },
        { kind: "subtitle", lang: "zh-Hans" },
      ],
      ratings: [{ scheme: "FSK", value: "0", country: "DE" }],
      terms: [{ vocabulary: "genre", code: "animation" }],
      offers: [offer("new", "20")],
    },
    farewell: {
      product: product("Farewell My Concubine", { handle: "farewell-my-concubine" }),
      media_type: "dvd",
      release_date: "1993-01-01",
      country: "CN",
      region_codes: ["6"],
      ratings: [{ scheme: "NRTA", value: "approved", country: "CN" }],
      languages: [{ kind: "audio", lang: "cmn" }],
      offers: [offer("new", "15", { manage_inventory: false })],
    },
    fightClub: {
      product: product("Fight Club", { handle: "fight-club" }),
      media_type: "bluray",
      release_date: "2009-11-17",
      country: "DE",
      region_codes: ["B"],
      ratings: [
        { scheme: "FSK", value: "18", country: "DE" },
        { scheme: "MPA", value: "R", country: "US" },
      ],
      offers: [offer("new", "9.99", { manage_inventory: false })],
    },
    soldOut: {
      product: product("Sold Out", { handle: "sold-out" }),
      media_type: "cassette",
      release_date: "1985-05-05",
      offers: [offer("new", "7")],
    },
    download: {
      product: product("Download Only", { handle: "download-only" }),
      media_type: "digital",
      credits: [by("Björk", "person")],
      offers: [offer("digital", "5")],
    },
    draft: {
      product: product("Secret Draft", { handle: "secret-draft", status: "draft" }),
      media_type: "cd",
      credits: [by("Unannounced Band")],
      offers: [offer("new", "1")],
    },
    elsewhere: {
      product: product("Market Record", { handle: "market-record", sales_channel_ids: [otherChannelId] }),
      media_type: "vinyl",
      credits: [by("Pink Floyd")],
      offers: [offer("new", "3", { manage_inventory: false })],
    },
  } satisfies Record<string, CreateItemBody>
}
