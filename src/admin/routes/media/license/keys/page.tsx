import { LicenseCrumb } from "../../../../../../admin/components/license-nav"
import { KeysPage } from "../../../../../../admin/pages/license-keys/keys-page"

export const handle = { breadcrumb: () => <LicenseCrumb place="keys" /> }
export default KeysPage
