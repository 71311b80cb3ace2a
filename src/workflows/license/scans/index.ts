import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaLicenseService from "../../../modules/license/service"
import type { ChangedTag } from "../../../modules/license/transaction/change-tags"
import type { By, Done } from "../../../modules/license/transaction/types"
import { recordAuditStep } from "../../system/steps/record-audit"
import { byOf } from "../digital/by"
import type { Acting } from "../lib/acting"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"
import { requirePlace } from "./require-place"

/** What somebody does with a copy in their hands, beside packing it. */
export type CopyScan =
  | {
      intent: "receive"
      tag_id: string
      location_id?: string | undefined
      variant_id?: string | undefined
      rental_unit_id?: string | undefined
    }
  | { intent: "return"; tag_id: string; panel_intact: boolean }
  | {
      intent: "relabel"
      tag_id: string
      replacement_id?: string | undefined
      location_id?: string | undefined
    }

/** The scan has happened; a tag's life is only ever moved forward, so there is no compensation. */
const scanStep = createStep("media-license-scan-copy", async (input: Acting<{ scan: CopyScan }>, { container }) => {
  const { scan, actor } = input
  if (scan.intent !== "return") await requirePlace(container, scan)
  return new StepResponse(await performed(licenseOf(container).scans, scan, byOf(actor)))
})

function performed(scans: MediaLicenseService["scans"], scan: CopyScan, by: By): Promise<Done<ChangedTag>> {
  if (scan.intent === "receive") return scans.receive(scan, by)
  if (scan.intent === "return") return scans.takeBack(scan, by)
  return scans.relabel(scan, by)
}

/**
 * Takes a copy into stock or back from a customer, or gives it a new label.
 *
 * @throws 400 `media_license_location_not_found`, `media_license_variant_not_found`, `media_license_unit_not_found`, 404,
 *   409 `media_license_tag_state`, `media_license_variant_mismatch`, `media_license_tag_taken`
 * @example
 * await scanCopyWorkflow(container).run({ input: { scan: { intent: "receive", tag_id, location_id }, actor } })
 */
export const scanCopyWorkflow = createWorkflow(
  "media-license-scan-copy",
  (input: WorkflowData<Acting<{ scan: CopyScan }>>) => {
    const done = scanStep(input)
    recordAuditStep(
      transform({ done, input }, ({ done, input }) => ({
        ...(input.actor ? { actor: input.actor } : {}),
        events: [
          {
            action: `license.tag.${input.scan.intent}`,
            resource_type: "media_license_tag",
            resource_id: input.scan.tag_id,
            before: { status: done.value.from },
            after: { status: done.value.to },
          },
        ],
      })),
    )
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => done.value))
  },
)
