import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetLicenseRecordsWorkflow } from "../workflows/license/jobs/forget"

/** Forgets what the shop need not know any more. */
export default async function mediaLicenseRetention(container: MedusaContainer): Promise<void> {
  await forgetLicenseRecordsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-license-retention", schedule: "25 4 * * *" }
