import type { MedusaContainer } from "@medusajs/framework/types"
import type { DueRental } from "../../../modules/rental/actions/upkeep"
import type MediaRentalService from "../../../modules/rental/service"
import { actOnRentalWorkflow } from "../orders/act-on-rental"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, pageOf, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-no-show" } as const

async function callOffNoShows(container: MedusaContainer): Promise<JobResult> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return throughPages(container, {
    name: actor.id,
    next: async (after: string | null) =>
      pageOf(await upkeep.noShows({ now, after, limit: PAGE }), (rental: DueRental) => rental.id),
    work: async ({ id: rental_order_id }) => {
      await actOnRentalWorkflow(container).run({ input: { rental_order_id, act: { act: "no_show" }, actor } })
      return 1
    },
  })
}

/**
 * Calls off bookings nobody came for, so long after their start as their terms say. Every hour.
 *
 * @example await callOffNoShowsWorkflow(container).run({ input: {} })
 */
export const callOffNoShowsWorkflow = jobWorkflow("media-rental-no-show", callOffNoShows)
