import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { updateSettingsWorkflow } from "../../../../../workflows/system/workflows/update-settings"
import { readSettings } from "../read-settings"
import { listSettingsQuery, settingsAnswer, updateSettingsBody } from "../validators"

export const GET = route(
  {
    summary: "All settings with their values and schemas",
    permission: "system.setting:read",
    query: listSettingsQuery,
    response: settingsAnswer,
  },
  async (req, { query }) => ({ settings: await readSettings(req.scope, query.sales_channel_id) }),
)

export const POST = route(
  {
    summary: "Change settings, all or none",
    description: "Each change carries the version it was made from. Answers the changed settings.",
    permission: "system.setting:update",
    body: updateSettingsBody,
    response: settingsAnswer,
    errors: {
      400: ["media_setting_unknown", "media_setting_invalid", "media_setting_scope", "media_setting_duplicate"],
      409: ["media_setting_version_conflict"],
    },
  },
  async (req, { body }) => {
    const { result: writes } = await updateSettingsWorkflow(req.scope).run({
      input: { changes: body.changes, actor: signedIn(req), request_id: req.requestId },
    })
    const places = [...new Set(writes.map(({ scope_id }) => scope_id))]
    const settings = await Promise.all(
      places.map(async (place) => {
        const keys = new Set(writes.filter(({ scope_id }) => scope_id === place).map(({ key }) => key))
        return (await readSettings(req.scope, place ?? undefined)).filter(({ key }) => keys.has(key))
      }),
    )
    return { settings: settings.flat() }
  },
)
