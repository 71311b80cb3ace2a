import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers"
import { defaultStoreCartFields } from "@medusajs/medusa/api/store/carts/query-config"
import type { MediaRequest } from "../../../../lib/route"
import { boundLineJson } from "../../../../workflows/rental/readers/bound-lines"

/** Codes a line can be refused with, for the API reference. */
export const LINE_ERRORS = {
  400: [
    "media_rental_date",
    "media_rental_period",
    "media_rental_quantity",
    "media_rental_no_rate",
    "media_rental_embargo",
    "media_rental_guest",
    "media_rental_blocked",
    "media_rental_debt",
    "media_rental_limit_open",
    "media_rental_age_required",
    "media_rental_age_unverified",
    "media_rental_currency_locked",
  ],
  404: [
    "media_cart_not_found",
    "media_rental_line_not_found",
    "media_rental_offer_not_found",
    "media_rental_location_not_found",
    "media_rental_hold_not_found",
  ],
  409: ["media_rental_unavailable", "media_rental_price_changed", "media_rental_state"],
  429: ["media_rental_busy"],
}

/** Medusa's cart as its own routes answer it. */
export async function cartJson(req: MediaRequest, cartId: string): Promise<Record<string, unknown>> {
  return (await refetchCart(cartId, req.scope, defaultStoreCartFields)) as unknown as Record<string, unknown>
}

/** The cart and the line, read back. */
export async function lineAnswerOf(req: MediaRequest, cartId: string, lineId: string) {
  const [cart, line] = await Promise.all([cartJson(req, cartId), boundLineJson(req.scope, lineId)])
  return { cart, line }
}
