import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaRentalService from "../../../modules/rental/service"
import { settleRentalWorkflow } from "../settle"
import { announce } from "../steps/announce"
import { jobWorkflow } from "../../lib/job-workflow"
import { PAGE, pageOf, throughPages, type JobResult } from "./pages"

const actor = { type: "job", id: "media-rental-deposits" } as const

async function seeToDeposits(container: MedusaContainer): Promise<Record<"settled" | "flagged", JobResult>> {
  return { settled: await settle(container), flagged: await flag(container) }
}

/** Rentals that have ended and whose money could not be moved then. */
async function settle(container: MedusaContainer): Promise<JobResult> {
  const { settlement } = container.resolve<MediaRentalService>("mediaRental")
  return throughPages(container, {
    name: `${actor.id} (settle)`,
    next: async (after: string | null) =>
      pageOf(await settlement.unsettled({ after: after ?? "", limit: PAGE }), (id: string) => id),
    work: async (rental_order_id) => {
      const { result } = await settleRentalWorkflow(container).run({ input: { rental_order_id, actor } })
      if (result.failures.length > 0) throw new Error(result.failures.join("; "))
      return 1
    },
  })
}

/** Authorisations that will be over, or are, before the copies are back. */
async function flag(container: MedusaContainer): Promise<JobResult> {
  const { upkeep } = container.resolve<MediaRentalService>("mediaRental")
  const now = new Date()
  return throughPages(container, {
    name: `${actor.id} (holds)`,
    next: async (after: string | null) =>
      pageOf(await upkeep.endingDepositHolds({ now, after, limit: PAGE }), (id: string) => id),
    work: async (id) => {
      const { events } = await upkeep.flagDepositHold(id, { now, actor })
      await announce(container, events)
      return events.length
    },
  })
}

/**
 * Gives back deposits whose release failed, and says in time which holds will not last. Every day.
 *
 * @example await seeToRentalDepositsWorkflow(container).run({ input: {} })
 */
export const seeToRentalDepositsWorkflow = jobWorkflow("media-rental-deposits", seeToDeposits)
