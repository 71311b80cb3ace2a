import type { MedusaContainer } from "@medusajs/framework/types"
import { cleanUpRentalsWorkflow } from "../workflows/rental/jobs/cleanup"

/** Removes what nobody will ask for again. */
export default async function mediaRentalCleanup(container: MedusaContainer): Promise<void> {
  await cleanUpRentalsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-cleanup", schedule: "10 5 * * *" }
