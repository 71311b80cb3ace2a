import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaRentalService from "../../../modules/rental/service"
import { actOnRentalWorkflow } from "../orders/act-on-rental"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-lost" } as const

async function giveUpLost(container: MedusaContainer): Promise<JobResult> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return throughPages(container, {
    name: actor.id,
    next: async (after: string | null) => {
      const { rentals, last } = await upkeep.givenUp({ now, after, limit: PAGE })
      return { rows: rentals, last }
    },
    work: async ({ id: rental_order_id }) => {
      await actOnRentalWorkflow(container).run({ input: { rental_order_id, act: { act: "lost" }, actor } })
      return 1
    },
  })
}

/**
 * Gives up copies that have been away for as many late days as their terms wait; they are charged and their bookings
 * go to other copies. Every day.
 *
 * @example await giveUpLostRentalsWorkflow(container).run({ input: {} })
 */
export const giveUpLostRentalsWorkflow = jobWorkflow("media-rental-lost", giveUpLost)
