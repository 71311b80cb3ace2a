import type { AxiosInstance } from "axios"
import type { CheckoutShop } from "./shop"

/** What the store API answers when an order has been placed. */
export interface PlacedOrder {
  id: string
  email: string
  total: number
  items: { id: string; variant_id: string; quantity: number; unit_price: number }[]
}

const ADDRESS = {
  first_name: "Clara",
  last_name: "Muster",
  address_1: "Musterweg 2",
  city: "Berlin",
  postal_code: "10115",
  country_code: "de",
}

/**
 * Buys over the store API as a shop front does: cart → line → address → shipping → manual payment → complete.
 * @example const order = await buy(api, shop, [{ variant_id, quantity: 1 }])
 */
export async function buy(
  api: AxiosInstance,
  shop: CheckoutShop,
  items: { variant_id: string; quantity: number }[],
): Promise<PlacedOrder> {
  const { headers } = shop.channel
  const post = async (path: string, body: object) => (await api.post(path, body, { headers })).data
  const { cart } = await post("/store/carts", {
    region_id: shop.regionId,
    sales_channel_id: shop.channel.id,
    email: "clara@example.com",
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
  })
  for (const item of items) await post(`/store/carts/${cart.id}/line-items`, item)
  await post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shop.shippingOptionId })
  const { payment_collection: collection } = await post("/store/payment-collections", { cart_id: cart.id })
  await post(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const answer = await post(`/store/carts/${cart.id}/complete`, {})
  if (answer.type !== "order") throw new Error(`the cart was not completed: ${JSON.stringify(answer.error)}`)
  return answer.order as PlacedOrder
}
