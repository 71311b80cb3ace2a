import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { ApprovalsPage } from "../../../../../../admin/pages/license-approvals/approvals-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="approvals" /> }
export default ApprovalsPage
