import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import { findBy } from "./graph"

/** Where a product is to be sold and how it ships, as an input names it. */
export interface Placing {
  sales_channel_ids?: string[] | undefined
  shipping_profile_id?: string | null | undefined
}

/** Which of the named channels and profiles exist. */
export interface PlacingFacts {
  salesChannels: Set<string>
  shippingProfiles: Set<string>
}

/** Looks up the channels and profiles of any number of products. */
export async function loadPlacingFacts(container: MedusaContainer, products: Placing[]): Promise<PlacingFacts> {
  const channelIds = products.flatMap((product) => product.sales_channel_ids ?? [])
  const profileIds = products.flatMap((product) => product.shipping_profile_id ?? [])
  const [channels, profiles] = await Promise.all([
    findBy<{ id: string }>(container, "sales_channel", ["id"], "id", channelIds),
    findBy<{ id: string }>(container, "shipping_profile", ["id"], "id", profileIds),
  ])
  return {
    salesChannels: new Set(channels.map((channel) => channel.id)),
    shippingProfiles: new Set(profiles.map((profile) => profile.id)),
  }
}

/** Channels and profiles that do not exist. */
export function placingProblems(product: Placing, facts: PlacingFacts): Problem[] {
  const problems: Problem[] = []
  product.sales_channel_ids?.forEach((id, i) => {
    if (facts.salesChannels.has(id)) return
    const path = `product.sales_channel_ids.${i}`
    problems.push({ path, code: "media_sales_channel_not_found", message: `sales channel ${id} does not exist` })
  })
  const profile = product.shipping_profile_id
  if (profile && !facts.shippingProfiles.has(profile)) {
    const path = "product.shipping_profile_id"
    problems.push({
      path,
      code: "media_shipping_profile_not_found",
      message: `shipping profile ${profile} does not exist`,
    })
  }
  return problems
}

/** The handle belongs to another product. */
export const handleTaken = (handle: string): Problem => ({
  path: "product.handle",
  code: "media_handle_taken",
  message: `"${handle}" already belongs to a product`,
})
