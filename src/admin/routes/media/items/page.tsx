import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Crumb } from "../../../../../admin/components/breadcrumb"
import { ItemsPage } from "../../../../../admin/pages/items/items-page"

export const config = defineRouteConfig({ label: "menu.items", translationNs: "media", rank: 1 })
export const handle = { breadcrumb: () => <Crumb text="items" /> }
export default ItemsPage
