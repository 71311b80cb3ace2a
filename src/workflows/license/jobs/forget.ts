import type { MedusaContainer } from "@medusajs/framework/types"
import { retentionDays } from "../../../modules/license/settings"
import { jobWorkflow } from "../../lib/job-workflow"
import { settingsOf } from "../../lib/settings"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

/** Most slices of one run; what is left is the next day's. */
const MAX_SLICES = 500

async function forget(container: MedusaContainer): Promise<Record<string, number>> {
  const { retention } = licenseOf(container)
  const days = await settingsOf(container).getSetting(retentionDays)
  const report: Record<string, number> = { scans: await inSlices(async () => (await retention.scans({ days })).value) }
  for (const kind of retention.kinds) report[kind] = await inSlices(async () => (await retention.old(kind)).value)
  const { value, events } = await retention.approvals()
  await announce(container, events)
  return { ...report, approvals: value }
}

/** Until a slice finds nothing: rows that somebody holds at the moment make a slice smaller, not the rest done. */
async function inSlices(remove: () => Promise<number>): Promise<number> {
  let removed = 0
  for (let slice = 0; slice < MAX_SLICES; slice++) {
    const gone = await remove()
    removed += gone
    if (gone === 0) break
  }
  return removed
}

/**
 * Forgets what the shop need not know any more: old checks, salts, download links, kept answers, ended transfers; and
 * ends requests nobody has agreed to in time. Every day.
 *
 * @example await forgetLicenseRecordsWorkflow(container).run({ input: {} })
 */
export const forgetLicenseRecordsWorkflow = jobWorkflow("media-license-retention", forget)
