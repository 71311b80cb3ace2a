import { LicenceTermsCrumb } from "../../../../../../../admin/pages/license-rules/crumb"
import { LicenceTermsPage } from "../../../../../../../admin/pages/license-rules/terms-page"

export const handle = { breadcrumb: () => <LicenceTermsCrumb /> }
export default LicenceTermsPage
