import type { MedusaContainer } from "@medusajs/framework/types"
import { sendRentalNoticesWorkflow } from "../workflows/rental/jobs/notices"

/** Sends reminders, and what has been missed. */
export default async function mediaRentalNotices(container: MedusaContainer): Promise<void> {
  await sendRentalNoticesWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-notices", schedule: "5 * * * *" }
