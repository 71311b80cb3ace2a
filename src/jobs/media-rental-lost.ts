import type { MedusaContainer } from "@medusajs/framework/types"
import { giveUpLostRentalsWorkflow } from "../workflows/rental/jobs/lost"

/** Gives up copies that have been away for too long. */
export default async function mediaRentalLost(container: MedusaContainer): Promise<void> {
  await giveUpLostRentalsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-lost", schedule: "50 4 * * *" }
