import type { MedusaContainer } from "@medusajs/framework/types"
import { seeToRentalDepositsWorkflow } from "../workflows/rental/jobs/deposits"

/** Gives deposits back that could not be, and looks after holds on cards. */
export default async function mediaRentalDeposits(container: MedusaContainer): Promise<void> {
  await seeToRentalDepositsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-deposits", schedule: "20 4 * * *" }
