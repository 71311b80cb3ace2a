import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { DigitalsPage } from "../../../../../../admin/pages/license-digital/digitals-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="digital" /> }
export default DigitalsPage
