import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { HoldsPage } from "../../../../../../admin/pages/rental-holds/holds-page"

export const handle = { breadcrumb: () => <RentalCrumb place="holds" /> }
export default HoldsPage
