import { defineRouteConfig } from "@medusajs/admin-sdk"
import { MediaPlay } from "@medusajs/icons"
import { Crumb } from "../../../../admin/components/breadcrumb"
import { StartPage } from "../../../../admin/pages/start/start-page"

export const config = defineRouteConfig({ label: "menu.media", translationNs: "media", icon: MediaPlay, rank: 1 })
export const handle = { breadcrumb: () => <Crumb text="media" /> }
export default StartPage
