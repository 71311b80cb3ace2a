import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { BatchesPage } from "../../../../../../admin/pages/license-batches/batches-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="batches" /> }
export default BatchesPage
