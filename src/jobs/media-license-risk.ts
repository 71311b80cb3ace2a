import type { MedusaContainer } from "@medusajs/framework/types"
import { rescoreTagsWorkflow } from "../workflows/license/jobs/rescore-tags"

/** Scores the tags that were checked since the last run. */
export default async function mediaLicenseRisk(container: MedusaContainer): Promise<void> {
  await rescoreTagsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-license-risk", schedule: "* * * * *" }
