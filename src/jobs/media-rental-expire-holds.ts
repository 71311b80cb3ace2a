import type { MedusaContainer } from "@medusajs/framework/types"
import { expireRentalHoldsWorkflow } from "../workflows/rental/jobs/expire-holds"

/** Ends holds whose time is over and serves the queues. */
export default async function mediaRentalExpireHolds(container: MedusaContainer): Promise<void> {
  await expireRentalHoldsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-expire-holds", schedule: "* * * * *" }
