import type { MedusaContainer } from "@medusajs/framework/types"
import { provideSource } from "../../lib/registry"
import { UNIT_LOOKUP_SOURCE, type UnitLookupSource } from "../catalog/readers/lookup"
import { RENTABLE_SOURCE, type RentableSource } from "../catalog/readers/rentable"
import { IN_SERVICE_STATUSES } from "../../modules/rental/domain/enums"
import { fragment, select } from "../lib/sql"

/**
 * What the catalogue asks about rentals. Registered when Medusa loads the workflows, in its own repository and in a
 * host alike, which is before the first request; a host without the rental module answers as if nothing were rented.
 */
const isInstalled = (container: MedusaContainer): boolean => container.hasRegistration("mediaRental")

/** Text of the code, never of a caller. */
const IN_SERVICE = IN_SERVICE_STATUSES.map((status) => `'${status}'`).join(", ")

/** An enabled offer of variant `mro.variant_id` with a copy in service. */
const RENTABLE = `mro.enabled and mro.deleted_at is null and exists (
  select 1 from media_rental_unit mru
   where mru.variant_id = mro.variant_id and mru.deleted_at is null and mru.status in (${IN_SERVICE}))`

provideSource<RentableSource>(RENTABLE_SOURCE, (container) => {
  if (!isInstalled(container)) return undefined
  return {
    async variants(variantIds) {
      if (variantIds.length === 0) return new Set()
      const rows = await select<{ variant_id: string }>(
        container,
        `select mro.variant_id from media_rental_offer mro where mro.variant_id = any(?::text[]) and ${RENTABLE}`,
        [variantIds],
      )
      return new Set(rows.map((row) => row.variant_id))
    },
    condition(wanted) {
      const rentable = `exists (
        select 1 from media_offer mo
          join product_variant mpv on mpv.id = mo.variant_id and mpv.deleted_at is null
          join media_rental_offer mro on mro.variant_id = mo.variant_id
         where mo.media_item_id = mi.id and mo.deleted_at is null and ${RENTABLE})`
      return fragment(wanted ? rentable : `not ${rentable}`)
    },
  }
})

/** Copies a scanned code may mean; barcodes are unique, so it is one at most. */
provideSource<UnitLookupSource>(UNIT_LOOKUP_SOURCE, (container) => {
  if (!isInstalled(container)) return undefined
  return {
    byCode: (code) =>
      select<{ kind: string; id: string; label: string }>(
        container,
        `select 'rental_unit' as kind, u.id, concat(f.title, ' · ', u.barcode) as label
           from media_rental_unit u join media_rental_offer f on f.id = u.offer_id
          where lower(u.barcode) = lower(?) and u.deleted_at is null limit 1`,
        [code.trim()],
      ),
  }
})
