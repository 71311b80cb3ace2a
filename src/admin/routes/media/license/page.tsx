import { defineRouteConfig } from "@medusajs/admin-sdk"
import { LicenseCrumb } from "../../../../../admin/components/license-nav"
import { LicenseStart } from "../../../../../admin/pages/license/license-start"

export const config = defineRouteConfig({ label: "menu.license", translationNs: "media", rank: 3 })
export const handle = { breadcrumb: () => <LicenseCrumb place="list" /> }
export default LicenseStart
