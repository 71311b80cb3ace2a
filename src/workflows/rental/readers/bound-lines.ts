import type { MedusaContainer } from "@medusajs/framework/types"
import type { BoundLine } from "../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../modules/rental/service"
import { MediaError } from "../../../lib/errors"

/** A bound line as the store API answers it. */
export type BoundLineJson = Omit<
  BoundLine,
  "price_snapshot" | "terms_snapshot" | "replacement_value" | "quote_expires_at"
> & {
  quote_expires_at: string
}

/** @throws 404 `media_rental_line_not_found` */
export async function boundLineJson(container: MedusaContainer, lineId: string): Promise<BoundLineJson> {
  const line = await container.resolve<MediaRentalService>("mediaRental").cart.line(lineId)
  if (!line) throw new MediaError("not_found", "media_rental_line_not_found", `no rental line has the id ${lineId}`)
  return lineJson(line)
}

/** What of a promise a client may see; instants as ISO text, also after a workflow engine has passed them on. */
export function lineJson(line: BoundLine): BoundLineJson {
  const { price_snapshot: _, terms_snapshot: __, replacement_value: ___, quote_expires_at, ...shown } = line
  return { ...shown, quote_expires_at: new Date(quote_expires_at).toISOString() }
}

/** Whether a bound row names this very line of the cart; metadata alone say nothing. */
export async function hasBoundLine(
  container: MedusaContainer,
  ref: { cart_id: string; line_id: string; line_item_id: string },
): Promise<boolean> {
  const line = await container.resolve<MediaRentalService>("mediaRental").cart.line(ref.line_id)
  return line?.cart_id === ref.cart_id && line.line_item_id === ref.line_item_id
}
