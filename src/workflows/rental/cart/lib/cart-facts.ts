import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../../lib/errors"
import { select } from "../../../lib/sql"

/** Marks the deposit line; with no variant behind it, no client can make such a line. */
export const DEPOSIT_FLAG = "media_rental_deposit"
/** Names the bound row on a rental line. */
export const LINE_FLAG = "media_rental_cart_line"

/** A cart, as much as renting needs. */
export interface CartFacts {
  id: string
  currency_code: string
  region_id: string | null
  sales_channel_id: string | null
  customer_id: string | null
  /** The customer can sign in: the cart is theirs alone. */
  has_account: boolean
  completed: boolean
}

/** A line of a cart, as much as renting needs. */
export interface CartLineFacts {
  id: string
  variant_id: string | null
  quantity: number
  unit_price: string
  /** Of a rental variant, bound or not. */
  is_rental: boolean
  is_deposit: boolean
  /** What its metadata name; to be believed only together with a bound row that names the line. */
  named_line_id: string | null
}

/** Most lines a cart is read for. */
const MAX_LINES = 1000

export async function cartFacts(container: MedusaContainer, cartId: string): Promise<CartFacts | null> {
  const [cart] = await select<CartFacts>(
    container,
    `select c.id, lower(c.currency_code) as currency_code, c.region_id, c.sales_channel_id, c.customer_id,
            coalesce(cu.has_account, false) as has_account,
            (c.completed_at is not null or exists (
              select 1 from order_cart oc where oc.cart_id = c.id and oc.deleted_at is null)) as completed
       from cart c left join customer cu on cu.id = c.customer_id and cu.deleted_at is null
      where c.id = ? and c.deleted_at is null`,
    [cartId],
  )
  return cart ?? null
}

export function cartLines(container: MedusaContainer, cartId: string): Promise<CartLineFacts[]> {
  return select<CartLineFacts>(
    container,
    `select li.id, li.variant_id, li.quantity::int as quantity, li.unit_price::text as unit_price,
            exists (select 1 from media_rental_offer o where o.variant_id = li.variant_id) as is_rental,
            (li.variant_id is null and li.metadata ->> '${DEPOSIT_FLAG}' = 'true') as is_deposit,
            li.metadata ->> '${LINE_FLAG}' as named_line_id
       from cart_line_item li
      where li.cart_id = ? and li.deleted_at is null order by li.created_at, li.id limit ?`,
    [cartId, MAX_LINES],
  )
}

/**
 * The cart, when the caller may change its rentals: it is nobody's yet, a guest's, or the caller's own.
 *
 * @throws 404 `media_cart_not_found` for an unknown cart or somebody else's, 409 `media_rental_state` for a completed one
 */
export async function requireOwnCart(
  container: MedusaContainer,
  cartId: string,
  callerId: string | null,
): Promise<CartFacts> {
  const cart = await cartFacts(container, cartId)
  if (!cart || (cart.has_account && cart.customer_id !== callerId)) {
    throw new MediaError("not_found", "media_cart_not_found", `cart ${cartId} does not exist`)
  }
  if (cart.completed) throw new MediaError("conflict", "media_rental_state", `cart ${cartId} is completed`)
  return cart
}

/** Variants among these that are for rent. Ended offers count: their variants still have no price of their own. */
export async function rentalVariants(container: MedusaContainer, variantIds: readonly string[]): Promise<Set<string>> {
  if (variantIds.length === 0) return new Set()
  const rows = await select<{ variant_id: string }>(
    container,
    `select distinct variant_id from media_rental_offer where variant_id = any(?::text[])`,
    [variantIds],
  )
  return new Set(rows.map((row) => row.variant_id))
}
