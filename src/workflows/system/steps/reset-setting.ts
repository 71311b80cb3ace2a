import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type MediaSystemService from "../../../modules/system/service"

export interface ResetSettingStepInput {
  key: string
  scope_id?: string | null
  version?: number
  actor: Actor
}

/** Back to the default; null when it was there already. Undone by writing the old value again. */
export const resetSettingStep = createStep(
  "media-reset-setting",
  async ({ key, scope_id, version, actor }: ResetSettingStepInput, { container }) => {
    const system = container.resolve<MediaSystemService>("mediaSystem")
    const write = await system.resetSetting(key, { scope_id, version }, actor)
    return new StepResponse(write, { writes: write ? [write] : [], actor })
  },
  async (written, { container }) => {
    if (!written) return
    await container.resolve<MediaSystemService>("mediaSystem").revertSettings(written.writes, written.actor)
  },
)
