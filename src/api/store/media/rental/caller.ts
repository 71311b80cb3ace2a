import { actorOf } from "../../../../lib/permission"
import type { MediaRequest } from "../../../../lib/route"
import type { StoreCaller } from "../../../../workflows/rental/readers/quotes"
import { salesChannelIds } from "../catalog/context"

/** The signed-in customer's id; `null` for a visitor. */
export function customerIdOf(req: MediaRequest): string | null {
  const actor = actorOf(req)
  return actor?.type === "customer" ? actor.id : null
}

/** Who asks, and through which channels. */
export function callerOf(req: MediaRequest): StoreCaller {
  return { sales_channel_ids: salesChannelIds(req), customer_id: customerIdOf(req) }
}
