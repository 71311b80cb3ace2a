import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../lib/errors"
import type { SettingChange, SettingProblem } from "../../../modules/system/domain/setting-value"
import type MediaSystemService from "../../../modules/system/service"

/** Refuses a set of changes with every problem found, unknown sales channels included. Reads only: nothing to undo. */
export const checkSettingChangesStep = createStep(
  "media-check-setting-changes",
  async (changes: SettingChange[], { container }) => {
    const system = container.resolve<MediaSystemService>("mediaSystem")
    const asked = [...new Set(changes.flatMap(({ scope_id }) => (scope_id ? [scope_id] : [])))]
    const known = new Set<string>()
    if (asked.length > 0) {
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "sales_channel",
        fields: ["id"],
        filters: { id: asked },
      })
      data.forEach(({ id }) => known.add(id))
    }
    const lost = changes.flatMap(({ key, scope_id }, index): SettingProblem[] => {
      if (!scope_id || known.has(scope_id)) return []
      const message = `sales channel "${scope_id}" does not exist`
      return [{ key, path: `changes.${index}.scope_id`, code: "media_sales_channel_unknown", message }]
    })
    const problems = [...system.checkSettingChanges(changes), ...lost]
    if (problems.length > 0) throw invalid(problems)
  },
)
