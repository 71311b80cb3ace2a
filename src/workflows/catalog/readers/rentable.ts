import type { MedusaContainer } from "@medusajs/framework/types"
import { sourceOf } from "../../../lib/registry"
import { fragment, type Fragment } from "../../lib/sql"

/**
 * What can be rented. The catalogue does not know: copies and rates belong to the rental capability, which provides a
 * source under this key. Without one nothing is rentable.
 */
export const RENTABLE_SOURCE = "mediaRentableSource"

/** Answers for items, and as a condition on `media_item mi` for filters. */
export interface RentableSource {
  /** The variants among `variantIds` that have at least one copy in service and an enabled offer. */
  variants(variantIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Items that can (or cannot) be rented, as SQL over `mi`. */
  condition(wanted: boolean): Fragment
}

const NOTHING: RentableSource = {
  variants: async () => new Set(),
  condition: (wanted) => fragment(wanted ? "false" : "true"),
}

/** The provided source, or the one that knows of no rentals. */
export function rentableSource(container: MedusaContainer): RentableSource {
  return sourceOf<RentableSource>(container, RENTABLE_SOURCE) ?? NOTHING
}
