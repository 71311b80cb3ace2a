import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaRentalService from "../../../modules/rental/service"
import { announce } from "../steps/announce"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, pageOf, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-mark-overdue" } as const

async function markOverdue(container: MedusaContainer): Promise<JobResult> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return throughPages(container, {
    name: actor.id,
    next: async (after: string | null) =>
      pageOf(await upkeep.titlesWithLateCopies({ now, after, limit: PAGE }), (variantId) => variantId),
    work: async (variantId) => {
      const { value, events } = await upkeep.markOverdue(variantId, { now, actor })
      await announce(container, events)
      return value.overdue.length + value.flagged.length
    },
  })
}

/**
 * Notes which rentals are overdue and warns of bookings whose copy may not be back in time. Every quarter of an hour;
 * nothing depends on it: what is overdue is told by the clock.
 *
 * @example await markOverdueRentalsWorkflow(container).run({ input: {} })
 */
export const markOverdueRentalsWorkflow = jobWorkflow("media-rental-mark-overdue", markOverdue)
