import type { MedusaContainer } from "@medusajs/framework/types"
import { callOffNoShowsWorkflow } from "../workflows/rental/jobs/no-show"

/** Calls off bookings nobody came for. */
export default async function mediaRentalNoShow(container: MedusaContainer): Promise<void> {
  await callOffNoShowsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-no-show", schedule: "35 * * * *" }
