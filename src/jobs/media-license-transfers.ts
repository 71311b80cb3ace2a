import type { MedusaContainer } from "@medusajs/framework/types"
import { expireTransfersWorkflow } from "../workflows/license/jobs/expire-transfers"

/** Ends offers whose code has run out. */
export default async function mediaLicenseTransfers(container: MedusaContainer): Promise<void> {
  await expireTransfersWorkflow(container).run({ input: {} })
}

export const config = { name: "media-license-transfers", schedule: "*/5 * * * *" }
