import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, createWorkflow, StepResponse, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { CaseKind } from "../../../modules/license/domain/enums"
import { send } from "../../lib/send-message"
import { select } from "../../lib/sql"
import { shopToTell } from "../../rental/readers/notice-facts"
import { alertText, type ApprovalAction, type LicenseAlert, type Title } from "./words"

/** What has happened: an announced event and the id in it. */
export interface AlertLicenseStaffInput {
  event: "case.opened" | "approval.requested"
  id: string
}

async function alertOf(
  container: MedusaContainer,
  { event, id }: AlertLicenseStaffInput,
): Promise<LicenseAlert | null> {
  if (event === "case.opened") {
    const [row] = await select<{ case_kind: CaseKind; severity: string; title: Title | null }>(
      container,
      `select c.kind as case_kind, c.severity, b.title from media_license_case c
       left join media_license_tag t on t.id = c.tag_id left join media_license_batch b on b.id = t.batch_id
       where c.id = ? and c.status = 'open'`,
      [id],
    )
    return row?.severity === "high" ? { kind: "case", case_kind: row.case_kind, title: row.title } : null
  }
  const [row] = await select<{ action: ApprovalAction; target_id: string; title: Title | null }>(
    container,
    `select a.action, a.target_id, b.title from media_license_approval a
     left join media_license_tag t on t.id = a.target_id left join media_license_batch b on b.id = t.batch_id
     where a.id = ? and a.decision is null`,
    [id],
  )
  if (!row) return null
  const { action, target_id, title } = row
  return { kind: "approval", action, title, kid: action === "distrust_key" ? target_id : null }
}

/** What stands in the feed cannot be taken back: no compensation. */
const alertStaffStep = createStep("media-license-alert-staff", async (input: AlertLicenseStaffInput, { container }) => {
  const alert = await alertOf(container, input)
  if (!alert) return new StepResponse(null)
  const { language } = await shopToTell(container)
  await send(container, {
    channel: "feed",
    to: "",
    template: "admin-ui",
    data: alertText(alert, language),
    resource_id: input.id,
    resource_type: alert.kind === "case" ? "license_case" : "license_approval",
    trigger_type: `media_license.${input.event}`,
    idempotency_key: `media_license:alert:${input.id}`,
  })
  return new StepResponse(null)
})

export const alertLicenseStaffWorkflowId = "media-license-alert-staff"

/**
 * Puts a serious case, or a request that needs a second person, into the admin's feed; each once, whatever arrives twice,
 * and nothing of what has been dealt with meanwhile. A shop without the feed has both in its lists all the same.
 *
 * @example
 * await alertLicenseStaffWorkflow(container).run({ input: { event: "case.opened", id } })
 */
export const alertLicenseStaffWorkflow = createWorkflow(
  alertLicenseStaffWorkflowId,
  (input: WorkflowData<AlertLicenseStaffInput>) => void alertStaffStep(input),
)
