import { LabelPage } from "../../../../../../../admin/pages/rental-copies/label-page"
import { LabelCrumb } from "../../../../../../../admin/pages/rental-copies/crumbs"

export const handle = { breadcrumb: () => <LabelCrumb /> }
export default LabelPage
