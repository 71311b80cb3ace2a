import type { MedusaContainer } from "@medusajs/framework/types"
import { riskWeights } from "../../../modules/license/settings"
import { jobWorkflow } from "../../lib/job-workflow"
import { settingsOf } from "../../lib/settings"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

async function rescoreTags(container: MedusaContainer): Promise<{ rescored: number }> {
  const { risk } = licenseOf(container)
  const weights = await settingsOf(container).getSetting(riskWeights)
  let rescored = 0
  for (let after: string | null = ""; after !== null;) {
    const { value, events } = await risk.rescore({ weights, after })
    await announce(container, events)
    rescored += value.rescored
    after = value.last
  }
  return { rescored }
}

/**
 * Scores the tags that were checked since the last run, and opens a case for each that looks copied. Every minute.
 *
 * @example await rescoreTagsWorkflow(container).run({ input: {} })
 */
export const rescoreTagsWorkflow = jobWorkflow("media-license-risk", rescoreTags)
