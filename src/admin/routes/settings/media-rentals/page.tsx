import { defineRouteConfig } from "@medusajs/admin-sdk"
import { RentalCrumb } from "../../../../../admin/components/rental-nav"
import { RentalSettingsPage } from "../../../../../admin/pages/rental-settings/rental-settings-page"

export const config = defineRouteConfig({ label: "rentalNav.settings", translationNs: "media", rank: 2 })
export const handle = { breadcrumb: () => <RentalCrumb place="settings" /> }
export default RentalSettingsPage
