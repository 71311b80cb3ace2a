import type { MedusaContainer } from "@medusajs/framework/types"
import { UNSETTLED_RENTAL_STATUSES } from "../../../modules/rental/domain/enums"
import { fragment, select, type Fragment } from "../../lib/sql"
import { RENTER } from "./rental-filters"

/** Things of Medusa and the catalogue that rentals hang on. */
export type RentalSubject = "product" | "variant" | "location" | "customer" | "media_offer"

/** What is about to be deleted. */
export interface Deletion {
  subject: RentalSubject
  ids: readonly string[]
  /** Of a product that loses variants: the variants it keeps. */
  keeping?: readonly string[]
}

const RENTALS_OF: Record<RentalSubject, (ids: readonly string[]) => Fragment> = {
  product: (ids) =>
    fragment(
      `(f.product_id = any(?::text[])
        or r.variant_id in (select v.id from product_variant v where v.product_id = any(?::text[])))`,
      ids,
      ids,
    ),
  variant: (ids) => fragment("r.variant_id = any(?::text[])", ids),
  location: (ids) => fragment("r.location_id = any(?::text[])", ids),
  customer: (ids) => fragment(`${RENTER} = any(?::text[])`, ids),
  media_offer: (ids) =>
    fragment("r.variant_id in (select mo.variant_id from media_offer mo where mo.id = any(?::text[]))", ids),
}

/** How many rentals that are booked, at a customer's or not settled a deletion would leave behind. */
export async function countOpenRentals(
  container: MedusaContainer,
  { subject, ids, keeping = [] }: Deletion,
): Promise<number> {
  if (ids.length === 0) return 0
  const named = RENTALS_OF[subject](ids)
  const [row] = await select<{ count: number }>(
    container,
    `select count(*)::int as count from media_rental_order r
       left join media_rental_offer f on f.id = r.offer_id
       left join "order" o on o.id = r.order_id
      where r.status = any(?::text[]) and r.deleted_at is null and ${named.sql}
        and not r.variant_id = any(?::text[])`,
    [UNSETTLED_RENTAL_STATUSES, ...named.bindings, keeping],
  )
  return row?.count ?? 0
}
