import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { RulesPage } from "../../../../../../admin/pages/license-rules/rules-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="rules" /> }
export default RulesPage
