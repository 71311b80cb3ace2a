import type { MedusaContainer } from "@medusajs/framework/types"
import type { Done } from "../../../modules/license/transaction/types"
import { MOST, repair } from "../lib/repair"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"
import { boughtCopy } from "./bought-with"

/** What has changed more recently may be in the middle of a hand-out or a return. */
const SETTLED = `t.deleted_at is null and u.deleted_at is null
  and greatest(t.updated_at, u.updated_at) < now() - interval '10 minutes'`

/** Copies on our shelves whose tag says that they are with a renter. */
const BACK = `
  select u.id from media_license_tag t join media_rental_unit u on u.id = t.rental_unit_id
  where t.status = 'rental_out' and u.status in ('intake', 'available', 'ready', 'in_transit', 'inspecting', 'cleaning', 'repair')
    and ${SETTLED} order by u.id limit ${MOST}`

/** Copies with a renter whose tag says that they are here. */
const LEFT = `
  select u.id from media_license_tag t join media_rental_unit u on u.id = t.rental_unit_id
  where t.status = 'rental_in' and u.status = 'out' and ${SETTLED} order by u.id limit ${MOST}`

/** Rentals that ended with a purchase of which the tag has not heard. */
const KEPT = `
  select r.id from media_license_tag t join media_rental_unit u on u.id = t.rental_unit_id
    join media_rental_order r on r.unit_id = u.id and r.status = 'bought_out' and r.deleted_at is null
  where t.status = 'rental_out' and u.status = 'sold' and ${SETTLED} order by r.id limit ${MOST}`

export type CustodyRepairs = { came_back: number; left: number; kept: number }

/**
 * Brings the tags of copies for rent to where their copies are: what a process that died between a hand-out and its tag
 * has left. Copies that are missing or retired are left alone; so are tags that have been revoked.
 */
export async function reconcileCustody(container: MedusaContainer): Promise<CustodyRepairs> {
  const { custody } = licenseOf(container)
  const told = async ({ events }: Done<unknown>) => {
    await announce(container, events)
    return 1
  }
  return {
    came_back: await repair(container, BACK, async (unitId) => told(await custody.rentIn(unitId))),
    left: await repair(container, LEFT, async (unitId) => told(await custody.rentOut([unitId]))),
    kept: await repair(container, KEPT, async (rentalId) => {
      const copy = await boughtCopy(container, rentalId)
      return copy ? told(await custody.buyOut(copy.unit_id, copy)) : 0
    }),
  }
}
