import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { CURRENCIES, MARKETS, TAX_RATES } from "./regions"

const SHOP_NAME = "Media Store"
const PAYMENT_PROVIDER = "pp_system_default"
const TAX_PROVIDER = "tp_system"

/** What the other steps need to know about the shop. */
export interface Shop {
  storeId: string
  salesChannelId: string
  publishableKey: string
}

/** Store, currencies, markets, taxes, sales channel and publishable key: whatever of it is missing is made. */
export async function ensureShop(container: MedusaContainer): Promise<Shop> {
  const salesChannelId = await ensureSalesChannel(container)
  const storeId = await ensureStore(container, salesChannelId)
  await ensureRegions(container, storeId)
  await ensureTaxRegions(container)
  return { storeId, salesChannelId, publishableKey: await ensurePublishableKey(container, salesChannelId) }
}

async function ensureSalesChannel(container: MedusaContainer): Promise<string> {
  const stores = await container.resolve(Modules.STORE).listStores({}, { take: 1, order: { created_at: "ASC" } })
  const chosen = stores[0]?.default_sales_channel_id
  if (chosen) return chosen
  const channels = container.resolve(Modules.SALES_CHANNEL)
  const [known] = await channels.listSalesChannels({}, { take: 1, order: { created_at: "ASC" } })
  if (known) return known.id
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Online shop", description: "The demo shop front" }] },
  })
  return first(result, "sales channel").id
}

/** Gives the store its name and currencies. A name that a merchant chose stays. */
async function ensureStore(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const stores = container.resolve(Modules.STORE)
  const [known] = await stores.listStores(
    {},
    { take: 1, order: { created_at: "ASC" }, relations: ["supported_currencies"] },
  )
  const store = known ?? (await stores.createStores({ name: SHOP_NAME }))
  const has = (code: string) => store.supported_currencies?.some((currency) => currency.currency_code === code)
  const named = store.name !== "Medusa Store"
  if (named && CURRENCIES.every(has) && store.default_sales_channel_id) return store.id
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: named ? store.name : SHOP_NAME,
        supported_currencies: CURRENCIES.map((code, index) => ({
          currency_code: code,
          is_default: index === 0,
          is_tax_inclusive: MARKETS.some((market) => market.currency === code && market.taxInclusive),
        })),
        default_sales_channel_id: store.default_sales_channel_id ?? salesChannelId,
      },
    },
  })
  return store.id
}

/** A country belongs to one region only, so what another region already has is left there. */
async function ensureRegions(container: MedusaContainer, storeId: string): Promise<void> {
  const regions = await container.resolve(Modules.REGION).listRegions({}, { relations: ["countries"], take: 1000 })
  const taken = new Set(regions.flatMap((region) => region.countries.map((country) => country.iso_2)))
  const missing = MARKETS.map((market) => ({
    name: market.name,
    currency_code: market.currency,
    countries: market.countries.filter((country) => !taken.has(country)),
    is_tax_inclusive: market.taxInclusive,
    payment_providers: [PAYMENT_PROVIDER],
  })).filter(({ countries }) => countries.length > 0)
  if (missing.length === 0) return
  const { result } = await createRegionsWorkflow(container).run({ input: { regions: missing } })
  await updateStoresWorkflow(container).run({
    input: { selector: { id: storeId }, update: { default_region_id: first(result, "region").id } },
  })
}

async function ensureTaxRegions(container: MedusaContainer): Promise<void> {
  const known = await container.resolve(Modules.TAX).listTaxRegions({}, { take: 1000 })
  const covered = new Set(known.filter((region) => !region.province_code).map((region) => region.country_code))
  const missing = MARKETS.flatMap((market) => market.countries)
    .filter((country) => !covered.has(country))
    .map((country) => {
      const rate = TAX_RATES[country]
      return {
        country_code: country,
        provider_id: TAX_PROVIDER,
        ...(rate === undefined ? {} : { default_tax_rate: { rate, code: `vat-${country}`, name: "VAT" } }),
      }
    })
  if (missing.length > 0) await createTaxRegionsWorkflow(container).run({ input: missing })
}

/** Takes the first key that is still valid; linking it twice to a channel does nothing. */
async function ensurePublishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const key = (await findPublishableKey(container)) ?? (await createPublishableKey(container))
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "api_key",
    fields: ["id", "sales_channels_link.sales_channel_id"],
    filters: { id: key.id },
  })
  const linked = data[0]?.sales_channels_link?.some(
    (link: { sales_channel_id?: string } | null) => link?.sales_channel_id === salesChannelId,
  )
  if (!linked) {
    await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  }
  return key.token
}

/** The oldest publishable key that nobody has revoked. */
export async function findPublishableKey(
  container: MedusaContainer,
): Promise<{ id: string; token: string } | undefined> {
  const keys = container.resolve(Modules.API_KEY)
  const found = await keys.listApiKeys({ type: "publishable" }, { take: 100, order: { created_at: "ASC" } })
  return found.find((key) => !key.revoked_at || new Date(key.revoked_at) > new Date())
}

async function createPublishableKey(container: MedusaContainer): Promise<{ id: string; token: string }> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Shop front", type: "publishable", created_by: "seed" }] },
  })
  return first(result, "publishable key")
}

function first<T>(list: readonly T[], what: string): T {
  const [item] = list
  if (item === undefined) throw new Error(`no ${what} was created`)
  return item
}
