import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/components/breadcrumb"
import { SettingsPage } from "../../../../../admin/pages/settings/settings-page"

export const config = defineRouteConfig({ label: "menu.settings", translationNs: "media", rank: 1 })
export const handle = { breadcrumb: () => <Crumb text="settings" /> }
export default SettingsPage
