import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { regionNotice } from "../../../modules/catalog/domain/regions"
import { select } from "../../lib/sql"
import type { AgeGate } from "./store-context"

/** Something a customer should know about a line of the cart. Notices never stop a purchase. */
export interface CartNotice {
  line_item_id: string
  code: "media_region_mismatch" | "media_age_restricted"
  params: Record<string, unknown>
}

interface LineRow {
  line_item_id: string
  region_codes: string[]
  min_age: number | null
}

/** Most lines a cart is read for. */
const MAX_LINES = 1000

/**
 * Notices for the media lines of a cart. Without a country the one of the shipping address counts; without either
 * there is no region to compare with.
 * @throws 404 `media_cart_not_found`
 */
export async function cartNotices(
  container: MedusaContainer,
  input: { cartId: string; countryCode: string | null; gate: AgeGate },
): Promise<CartNotice[]> {
  const [cart] = await select<{ country_code: string | null }>(
    container,
    `select lower(ca.country_code) as country_code
       from cart c left join cart_address ca on ca.id = c.shipping_address_id and ca.deleted_at is null
      where c.id = ? and c.deleted_at is null`,
    [input.cartId],
  )
  if (!cart) throw new MediaError("not_found", "media_cart_not_found", `cart ${input.cartId} does not exist`)
  const lines = await lineRows(container, input.cartId, input.gate.schemes)
  const country = input.countryCode ?? cart.country_code
  return lines.flatMap((line) => noticesOf(line, country, input.gate))
}

function lineRows(container: MedusaContainer, cartId: string, schemes: readonly string[]): Promise<LineRow[]> {
  return select<LineRow>(
    container,
    `select li.id as line_item_id, mi.region_codes,
            (select max(mar.min_age) from media_age_rating mar
              where mar.media_item_id = mi.id and mar.deleted_at is null
                and (cardinality(?::text[]) = 0 or mar.scheme = any(?))) as min_age
       from cart_line_item li
       join media_offer mo on mo.variant_id = li.variant_id and mo.deleted_at is null
       join media_item mi on mi.id = mo.media_item_id and mi.deleted_at is null
      where li.cart_id = ? and li.deleted_at is null
      order by li.created_at, li.id
      limit ?`,
    [schemes, schemes, cartId, MAX_LINES],
  )
}

function noticesOf(line: LineRow, country: string | null, gate: AgeGate): CartNotice[] {
  const notices: CartNotice[] = []
  const region = country === null ? null : regionNotice(line.region_codes, country)
  if (region) {
    notices.push({ line_item_id: line.line_item_id, code: "media_region_mismatch", params: { ...region } })
  }
  // Whether the visitor has confirmed their age does not matter here: whoever packs or delivers wants to know.
  if (gate.mode !== "off" && line.min_age !== null && line.min_age >= gate.minAge) {
    notices.push({ line_item_id: line.line_item_id, code: "media_age_restricted", params: { min_age: line.min_age } })
  }
  return notices
}
