import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { CasesPage } from "../../../../../../admin/pages/license-cases/cases-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="cases" /> }
export default CasesPage
