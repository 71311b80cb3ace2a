import { emitEventStep } from "@medusajs/medusa/core-flows"
import { WorkflowResponse, createWorkflow, transform, when } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import { SETTING_UPDATED, settingAuditEvents } from "../setting-events"
import { recordAuditStep } from "../steps/record-audit"
import { resetSettingStep } from "../steps/reset-setting"

export interface ResetSettingInput {
  key: string
  /** The sales channel whose own value is dropped; left out for the store's. */
  scope_id?: string | null
  /** The version the editor saw; left out to reset whatever is there. */
  version?: number
  actor: Actor
  request_id?: string | null
}

/**
 * Puts one setting back to its default. Doing so twice changes, records and announces nothing the second time.
 *
 * @example
 * await resetSettingWorkflow(container).run({ input: { key: "system.time_zone", actor } })
 */
export const resetSettingWorkflow = createWorkflow("media-reset-setting", (input: ResetSettingInput) => {
  const write = resetSettingStep(input)
  when({ write }, (data) => data.write !== null).then(() => {
    const events = transform({ write }, (data) => settingAuditEvents("reset", data.write ? [data.write] : []))
    recordAuditStep({ events, actor: input.actor, request_id: input.request_id })
    emitEventStep({ eventName: SETTING_UPDATED, data: transform({ input }, (data) => ({ keys: [data.input.key] })) })
  })
  return new WorkflowResponse(write)
})
