import type { FulfillmentWorkflow, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { MARKETS, type Market } from "./regions"
import type { Shop } from "./shop"

const FULFILLMENT_PROVIDER = "manual_manual"
const LOCATION_NAME = "Media Store Berlin"
const SHIPPING_SET = "Media Store parcels"
const PICKUP_SET = "Media Store counter"

/** What the catalogue and the stock need to know about delivery. */
export interface Delivery {
  locationId: string
  shippingProfileId: string
}

type Container = MedusaContainer
type OptionInput = FulfillmentWorkflow.CreateShippingOptionsWorkflowInput & {
  prices: { currency_code: string; amount: number }[]
}

/**
 * Stock location, shipping profile, zones and options: whatever of it is missing is made. Downloads need none of it:
 * their products have no shipping profile, so a cart of downloads is completed without a shipping method.
 */
export async function ensureDelivery(container: Container, shop: Shop): Promise<Delivery> {
  const locationId = await ensureLocation(container, shop)
  const shippingProfileId = await ensureShippingProfile(container)
  const zones = await ensureZones(container, locationId)
  await ensureShippingOptions(container, zones, shippingProfileId)
  return { locationId, shippingProfileId }
}

async function ensureLocation(container: Container, shop: Shop): Promise<string> {
  const locations = container.resolve(Modules.STOCK_LOCATION)
  const [known] = await locations.listStockLocations({ name: LOCATION_NAME }, { take: 1 })
  const id = known?.id ?? (await createLocation(container))
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [shop.salesChannelId] } })
  if (!known) {
    const update = { default_location_id: id }
    await updateStoresWorkflow(container).run({ input: { selector: { id: shop.storeId }, update } })
  }
  return id
}

async function createLocation(container: Container): Promise<string> {
  const address = { address_1: "Oranienstraße 1", city: "Berlin", postal_code: "10997", country_code: "DE" }
  const { result } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: LOCATION_NAME, address }] },
  })
  const [location] = result
  if (!location) throw new Error("no stock location was created")
  return location.id
}

async function ensureShippingProfile(container: Container): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [known] = await fulfillment.listShippingProfiles({ type: "default" }, { take: 1, order: { created_at: "ASC" } })
  if (known) return known.id
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  })
  const [profile] = result
  if (!profile) throw new Error("no shipping profile was created")
  return profile.id
}

/** A delivery zone of the shop with what it costs there. */
interface Zone {
  id: string
  market: Market
  pickup: boolean
}

async function ensureZones(container: Container, locationId: string): Promise<Zone[]> {
  const shipping = await ensureFulfillmentSet(container, locationId, SHIPPING_SET, "shipping", MARKETS)
  const counter = await ensureFulfillmentSet(
    container,
    locationId,
    PICKUP_SET,
    "pickup",
    MARKETS.filter((market) => market.pickup),
  )
  return [...shipping, ...counter]
}

async function ensureFulfillmentSet(
  container: Container,
  locationId: string,
  name: string,
  type: "shipping" | "pickup",
  markets: Market[],
): Promise<Zone[]> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const relations = ["service_zones"]
  const [known] = await fulfillment.listFulfillmentSets({ name }, { take: 1, relations })
  const set =
    known ??
    (await fulfillment.createFulfillmentSets({
      name,
      type,
      service_zones: markets.map((market) => ({
        name: zoneName(type, market),
        geo_zones: market.countries.map((country) => ({ type: "country" as const, country_code: country })),
      })),
    }))
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  return markets.flatMap((market) => {
    const zone = set.service_zones.find((candidate) => candidate.name === zoneName(type, market))
    return zone ? [{ id: zone.id, market, pickup: type === "pickup" }] : []
  })
}

const zoneName = (type: "shipping" | "pickup", market: Market) =>
  type === "pickup" ? `${market.name} (counter)` : market.name

async function ensureShippingOptions(container: Container, zones: Zone[], profileId: string): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const known = await fulfillment.listShippingOptions(
    { service_zone: { id: zones.map((zone) => zone.id) } },
    { take: 1000 },
  )
  const has = (option: OptionInput) =>
    known.some((other) => other.name === option.name && other.service_zone_id === option.service_zone_id)
  const missing = zones.flatMap((zone) => optionsOf(zone, profileId)).filter((option) => !has(option))
  if (missing.length > 0) await createShippingOptionsWorkflow(container).run({ input: missing })
}

function optionsOf(zone: Zone, profileId: string): OptionInput[] {
  const { market } = zone
  if (zone.pickup) return [option(zone, profileId, "Collect at the counter", "pickup", "Ready within two hours.", 0)]
  return [
    option(zone, profileId, "Standard", "standard", "Delivered in 2 to 5 days.", market.standard),
    option(zone, profileId, "Express", "express", "Delivered the next working day.", market.express),
  ]
}

function option(
  zone: Zone,
  profileId: string,
  name: string,
  code: string,
  description: string,
  amount: number,
): OptionInput {
  return {
    name,
    price_type: "flat",
    provider_id: FULFILLMENT_PROVIDER,
    service_zone_id: zone.id,
    shipping_profile_id: profileId,
    type: { label: name, description, code },
    prices: [{ currency_code: zone.market.currency, amount }],
    rules: [
      { attribute: "enabled_in_store", value: "true", operator: "eq" },
      { attribute: "is_return", value: "false", operator: "eq" },
    ],
  }
}
