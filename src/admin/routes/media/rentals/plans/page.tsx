import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { PlansPage } from "../../../../../../admin/pages/rental-plans/plans-page"

export const handle = { breadcrumb: () => <RentalCrumb place="plans" /> }
export default PlansPage
