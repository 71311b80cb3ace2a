import type { UIMatch } from "react-router-dom"
import { BatchPage } from "../../../../../../../admin/pages/license-batches/batch-page"
import { BatchCrumb } from "../../../../../../../admin/pages/license-batches/crumb"

export const handle = { breadcrumb: (match?: UIMatch) => <BatchCrumb id={match?.params.id ?? ""} /> }
export default BatchPage
