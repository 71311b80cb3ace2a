import type { UIMatch } from "react-router-dom"
import { PlanCrumb } from "../../../../../../../admin/pages/rental-plans/crumbs"
import { PlanPage } from "../../../../../../../admin/pages/rental-plans/plan-page"

export const handle = { breadcrumb: (match?: UIMatch) => <PlanCrumb id={match?.params.id ?? ""} /> }
export default PlanPage
