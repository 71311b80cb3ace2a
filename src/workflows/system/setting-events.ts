import type { AuditEventInput } from "../../modules/system/domain/audit-event"
import { sameJson } from "../../modules/system/domain/changed-fields"
import { toJson } from "../../modules/system/domain/redact"
import type { SettingWrite } from "../../modules/system/types"

/** Emitted after settings have changed, with `{ keys: string[] }`. */
export const SETTING_UPDATED = "media_system.setting.updated"

/** One audit event per setting that is now different, with value and source before and after. */
export function settingAuditEvents(verb: "updated" | "reset", writes: SettingWrite[]): AuditEventInput[] {
  const changed = writes.filter(
    ({ before, after }) => before.source !== after.source || !sameJson(toJson(before.value), toJson(after.value)),
  )
  return changed.map(({ key, scope_id, before, after }) => ({
    action: `system.setting.${verb}`,
    resource_type: "media_system_setting",
    resource_id: scope_id ? `${key}@${scope_id}` : key,
    before: { value: before.value, source: before.source },
    after: { value: after.value, source: after.source },
  }))
}
