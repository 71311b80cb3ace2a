import { NewPlanCrumb } from "../../../../../../../admin/pages/rental-plans/crumbs"
import { PlanPage } from "../../../../../../../admin/pages/rental-plans/plan-page"

export const handle = { breadcrumb: () => <NewPlanCrumb /> }
export default PlanPage
