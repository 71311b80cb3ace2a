import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, generateJwtToken } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"

type Headers = { headers: Record<string, string> }

/**
 * Creates an admin user and returns headers that act as it.
 * @example const admin = await adminHeaders(getContainer()); await api.get("/admin/media/catalog/items", admin)
 */
export async function adminHeaders(container: MedusaContainer, email = "admin@test.example"): Promise<Headers> {
  const user = await container.resolve(Modules.USER).createUsers({ email, first_name: "Ada", last_name: "Admin" })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { user_id: user.id },
  })
  return bearer(container, "user", user.id, identity.id)
}

/** Creates a registered customer and returns its id and headers that act as it (the publishable key is not in them). */
export async function customerHeaders(
  container: MedusaContainer,
  email = "customer@test.example",
): Promise<Headers & { id: string }> {
  const customer = await container.resolve(Modules.CUSTOMER).createCustomers({ email, has_account: true })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { customer_id: customer.id },
  })
  return { id: customer.id, ...bearer(container, "customer", customer.id, identity.id) }
}

function bearer(container: MedusaContainer, actorType: string, actorId: string, identityId: string): Headers {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const token = generateJwtToken(
    { actor_id: actorId, actor_type: actorType, auth_identity_id: identityId, app_metadata: {} },
    { secret: projectConfig.http.jwtSecret, expiresIn: "1d", jwtOptions: projectConfig.http.jwtOptions },
  )
  return { headers: { authorization: `Bearer ${token}` } }
}

/** A sales channel with a publishable key that opens it. */
export async function salesChannel(
  container: MedusaContainer,
  name = "Web shop",
): Promise<{ id: string; key: string } & Headers> {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name }] },
  })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: name, type: "publishable", created_by: "" }] },
  })
  const [channel, key] = [channels[0], keys[0]]
  if (!channel || !key) throw new Error("no sales channel or key was created")
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channel.id] } })
  return { id: channel.id, key: key.token, headers: { "x-publishable-api-key": key.token } }
}

/** What a checkout needs beside products. */
export interface CheckoutShop {
  channel: Awaited<ReturnType<typeof salesChannel>>
  regionId: string
  stockLocationId: string
  shippingProfileId: string
  shippingOptionId: string
}

/** A region in euros with manual payment, a stock location and one shipping option to Germany. */
export async function checkoutShop(container: MedusaContainer): Promise<CheckoutShop> {
  const channel = await salesChannel(container)
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [{ name: "Europe", currency_code: "eur", countries: ["de"], payment_providers: ["pp_system_default"] }],
    },
  })
  await createTaxRegionsWorkflow(container).run({ input: [{ country_code: "de", provider_id: "tp_system" }] })
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [{ name: "Store", address: { address_1: "Hauptstr. 1", city: "Berlin", country_code: "de" } }],
    },
  })
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  })
  const [region, location, profile] = [regions[0], locations[0], profiles[0]]
  if (!region || !location || !profile) throw new Error("region, stock location or shipping profile is missing")
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location.id, add: [channel.id] } })
  const shippingOptionId = await shippingOption(container, location.id, profile.id)
  return {
    channel,
    regionId: region.id,
    stockLocationId: location.id,
    shippingProfileId: profile.id,
    shippingOptionId,
  }
}

async function shippingOption(container: MedusaContainer, locationId: string, profileId: string): Promise<string> {
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "Delivery",
    type: "shipping",
    service_zones: [{ name: "Germany", geo_zones: [{ type: "country", country_code: "de" }] }],
  })
  const zone = set.service_zones[0]
  if (!zone) throw new Error("the fulfillment set has no zone")
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: locationId } }
  await link.create({ ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" } })
  await link.create({ ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } })
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Parcel",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: zone.id,
        shipping_profile_id: profileId,
        type: { label: "Parcel", description: "Two days", code: "parcel" },
        prices: [{ currency_code: "eur", amount: 4 }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  const option = result[0]
  if (!option) throw new Error("no shipping option was created")
  return option.id
}

/** Puts stock of a variant at a location. */
export async function stockVariant(
  container: MedusaContainer,
  { variantId, locationId, quantity }: { variantId: string; locationId: string; quantity: number },
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["inventory_items.inventory_item_id"],
    filters: { id: variantId },
  })
  const itemId = data[0]?.inventory_items?.[0]?.inventory_item_id
  if (!itemId) throw new Error(`variant ${variantId} has no inventory item; is manage_inventory on?`)
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: [{ inventory_item_id: itemId, location_id: locationId, stocked_quantity: quantity }] },
  })
}
