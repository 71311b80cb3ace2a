import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { SettingChange } from "../../../modules/system/domain/setting-value"
import type MediaSystemService from "../../../modules/system/service"

export interface WriteSettingsStepInput {
  changes: SettingChange[]
  actor: Actor
}

/** Writes all changes or none. Undone by the inverse writes, where nobody has written in between. */
export const writeSettingsStep = createStep(
  "media-write-settings",
  async ({ changes, actor }: WriteSettingsStepInput, { container }) => {
    const writes = await container.resolve<MediaSystemService>("mediaSystem").writeSettings(changes, actor)
    return new StepResponse(writes, { writes, actor })
  },
  async (written, { container }) => {
    if (!written) return
    await container.resolve<MediaSystemService>("mediaSystem").revertSettings(written.writes, written.actor)
  },
)
