import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaSystemService from "../../../../modules/system/service"
import type { SettingView } from "../../../../modules/system/types"
import { shopDefaults } from "../../../../workflows/system/base-currency"

/** Every setting in force, with the defaults that only the shop knows. */
export async function readSettings(container: MedusaContainer, salesChannelId?: string): Promise<SettingView[]> {
  const system = container.resolve<MediaSystemService>("mediaSystem")
  return system.listSettings({ salesChannelId, defaults: await shopDefaults(container) })
}
