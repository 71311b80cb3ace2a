import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/components/breadcrumb"
import { RentalsPage } from "../../../../../admin/pages/rentals/rentals-page"

export const config = defineRouteConfig({ label: "menu.rentals", translationNs: "media", rank: 2 })
export const handle = { breadcrumb: () => <Crumb text="rentals" /> }
export default RentalsPage
