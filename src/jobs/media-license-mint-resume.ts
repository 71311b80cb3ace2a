import type { MedusaContainer } from "@medusajs/framework/types"
import { resumeMintingWorkflow } from "../workflows/license/jobs/resume-minting"

/**
 * Mints what nobody is minting. A process that starts looks within its first minute, sooner than the lease of one that
 * was killed runs out, so there is nothing for it to find at the very start.
 */
export default async function mediaLicenseMintResume(container: MedusaContainer): Promise<void> {
  await resumeMintingWorkflow(container).run({ input: {} })
}

export const config = { name: "media-license-mint-resume", schedule: "* * * * *" }
