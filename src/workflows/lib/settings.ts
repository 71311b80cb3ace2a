import type { MedusaContainer } from "@medusajs/framework/types"
import type { SettingDefinition } from "../../lib/registry"

/** The part of `mediaSystem` that other capabilities need. */
export interface Settings {
  getSetting<T>(setting: SettingDefinition<T>, context?: { salesChannelId?: string }): Promise<T>
}

/**
 * Where settings are read.
 *
 * @example
 * const fees_on_order = await settingsOf(container).getSetting(feesOnOrder)
 */
export const settingsOf = (container: MedusaContainer): Settings => container.resolve<Settings>("mediaSystem")
