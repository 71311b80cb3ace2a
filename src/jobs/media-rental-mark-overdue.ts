import type { MedusaContainer } from "@medusajs/framework/types"
import { markOverdueRentalsWorkflow } from "../workflows/rental/jobs/mark-overdue"

/** Notes what is overdue and warns of the next bookings. */
export default async function mediaRentalMarkOverdue(container: MedusaContainer): Promise<void> {
  await markOverdueRentalsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-mark-overdue", schedule: "*/15 * * * *" }
