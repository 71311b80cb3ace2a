import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ScanDraft } from "../../../modules/license/actions/observation"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

/** What has been seen cannot be unseen: no compensation. */
const storeScansStep = createStep(
  "media-license-store-scans",
  async ({ scans }: { scans: ScanDraft[] }, { container }) =>
    new StepResponse(await licenseOf(container).observation.store(scans)),
)

/**
 * Writes down checks of tags, a second's worth at a time, and opens a case for each tag that should not be out there.
 *
 * @example
 * await storeScansWorkflow(container).run({ input: { scans } })
 */
export const storeScansWorkflow = createWorkflow(
  "media-license-store-scans",
  (input: WorkflowData<{ scans: ScanDraft[] }>) => {
    const done = storeScansStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
  },
)
