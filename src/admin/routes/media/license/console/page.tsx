import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { ConsolePage } from "../../../../../../admin/pages/license-console/console-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="console" /> }
export default ConsolePage
