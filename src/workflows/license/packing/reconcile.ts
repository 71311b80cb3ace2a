import type { MedusaContainer } from "@medusajs/framework/types"
import { jobWorkflow } from "../../lib/job-workflow"
import { MOST, repair } from "../lib/repair"
import { holdReturnedTagsWorkflow, shipTagsWorkflow } from "./follow-parcel"
import { reconcileCustody } from "../custody"
import { releaseTags } from "./bind-tags"
import { CAME_BACK } from "./received-lines"

/** Fulfilments whose copies are still bound though the parcel was called off, or is known no more. */
const CALLED_OFF = `
  select distinct t.fulfillment_id as id from media_license_tag t
    left join fulfillment f on f.id = t.fulfillment_id
  where t.status = 'bound' and t.deleted_at is null and t.fulfillment_id is not null
    and (f.id is null or f.canceled_at is not null or f.deleted_at is not null) limit ${MOST}`

/** Fulfilments that have left while their copies are still bound. */
const GONE = `
  select distinct t.fulfillment_id as id from media_license_tag t join fulfillment f on f.id = t.fulfillment_id
  where t.status = 'bound' and t.deleted_at is null and f.canceled_at is null
    and (f.shipped_at is not null or f.delivered_at is not null) limit ${MOST}`

/** Cancelled orders that copies are still scanned for or bound to. */
const CANCELED = `
  select distinct o.id from media_license_pack k join "order" o on o.id = k.order_id
  where k.released_at is null and k.deleted_at is null and o.canceled_at is not null limit ${MOST}`

/** Orders of which more came back than is on hold or scanned; one that waits for nothing must not take a place. */
const RETURNED = `
  select distinct i.order_id as id from order_item i join "order" o on o.id = i.order_id and o.version = i.version
    join media_license_tag t on t.order_line_item_id = i.item_id and t.deleted_at is null
      and t.status in ('sold', 'activated', 'transfer_pending') and t.hold_reason is null
  where ${CAME_BACK} > 0 and i.deleted_at is null
    and ${CAME_BACK} > (select count(*) from media_license_tag h where h.order_line_item_id = i.item_id
        and h.hold_reason = 'return' and h.deleted_at is null and h.status in ('sold', 'activated', 'transfer_pending'))
      + (select count(*) from media_license_event e where e.kind = 'tag.return'
          and e.data ->> 'order_line_item_id' = i.item_id
          and e.tag_id in (select k.tag_id from media_license_pack k
            where k.order_line_item_id = i.item_id and k.fulfillment_id is not null))
  limit ${MOST}`

/**
 * Repairs what a lost event has left: each part asks the platform what is true now and does what the event would have
 * done, which does nothing where it has been done.
 */
async function reconcile(container: MedusaContainer) {
  const called_off = await repair(container, CALLED_OFF, async (fulfillment_id) => {
    await releaseTags({ fulfillment_id }, container)
    return 1
  })
  const shipped = await repair(container, GONE, async (fulfillment_id) => {
    await shipTagsWorkflow(container).run({ input: { fulfillment_id } })
    return 1
  })
  const canceled = await repair(container, CANCELED, async (order_id) => {
    await releaseTags({ order_id }, container)
    return 1
  })
  const held = await repair(container, RETURNED, async (order_id) => {
    const { result } = await holdReturnedTagsWorkflow(container).run({ input: { order_id } })
    return result.held
  })
  return { called_off, shipped, canceled, held, ...(await reconcileCustody(container)) }
}

/** Brings tags in line with the fulfilments, orders and returns of the platform, and with the copies for rent. */
export const reconcileTagsWorkflow = jobWorkflow("media-license-reconcile", reconcile)
