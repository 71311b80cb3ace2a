import { emitEventStep } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { SettingChange } from "../../../modules/system/domain/setting-value"
import { SETTING_UPDATED, settingAuditEvents } from "../setting-events"
import { checkSettingChangesStep } from "../steps/check-setting-changes"
import { recordAuditStep } from "../steps/record-audit"
import { writeSettingsStep } from "../steps/write-settings"

export interface UpdateSettingsInput {
  changes: SettingChange[]
  actor: Actor
  request_id?: string | null
}

/**
 * Changes settings, all or none, and tells the audit log and the other processes.
 *
 * @example
 * await updateSettingsWorkflow(container).run({
 *   input: { changes: [{ key: "system.time_zone", value: "Asia/Shanghai", version: 0 }], actor },
 * })
 */
export const updateSettingsWorkflow = createWorkflow("media-update-settings", (input: UpdateSettingsInput) => {
  checkSettingChangesStep(input.changes)
  const writes = writeSettingsStep({ changes: input.changes, actor: input.actor })
  const events = transform({ writes }, (data) => settingAuditEvents("updated", data.writes))
  recordAuditStep({ events, actor: input.actor, request_id: input.request_id })
  const data = transform({ writes }, ({ writes: written }) => ({ keys: written.map(({ key }) => key) }))
  emitEventStep({ eventName: SETTING_UPDATED, data })
  return new WorkflowResponse(writes)
})
