import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaRentalService from "../../../modules/rental/service"
import { announce } from "../steps/announce"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, pageOf, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-expire-holds" } as const

async function expireHolds(container: MedusaContainer): Promise<JobResult> {
  const { upkeep, holds } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return throughPages(container, {
    name: actor.id,
    next: async (after: { variant_id: string; location_id: string } | null) =>
      pageOf(await upkeep.queuesBehind({ now, after, limit: PAGE }), (title) => title),
    work: async (title) => {
      const { events } = await holds.promote([title], { now, actor })
      await announce(container, events)
      return events.length
    },
  })
}

/**
 * Ends holds of carts and customers whose time is over, and gives what they kept to the next; suspensions that are over
 * end as well. Every minute.
 *
 * @example await expireRentalHoldsWorkflow(container).run({ input: {} })
 */
export const expireRentalHoldsWorkflow = jobWorkflow("media-rental-expire-holds", expireHolds)
