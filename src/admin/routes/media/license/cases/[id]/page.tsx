import type { UIMatch } from "react-router-dom"
import { CaseCrumb } from "../../../../../../../admin/pages/license-cases/crumb"
import { CasePage } from "../../../../../../../admin/pages/license-cases/case-page"

export const handle = { breadcrumb: (match?: UIMatch) => <CaseCrumb id={match?.params.id ?? ""} /> }
export default CasePage
