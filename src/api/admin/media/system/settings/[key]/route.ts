import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { resetSettingWorkflow } from "../../../../../../workflows/system/workflows/reset-setting"
import { readSettings } from "../../read-settings"
import { resetSettingQuery, settingAnswer } from "../../validators"

export const DELETE = route(
  {
    summary: "Put a setting back to its default",
    description: "Doing so twice changes nothing. Answers the setting as it is now.",
    permission: "system.setting:update",
    query: resetSettingQuery,
    response: settingAnswer,
    errors: { 404: ["media_setting_unknown"], 409: ["media_setting_version_conflict"] },
  },
  async (req, { query }) => {
    const key = req.params.key ?? ""
    await resetSettingWorkflow(req.scope).run({
      input: { key, ...query, actor: signedIn(req), request_id: req.requestId },
    })
    const settings = await readSettings(req.scope, query.scope_id)
    return { setting: settings.find((setting) => setting.key === key) }
  },
)
