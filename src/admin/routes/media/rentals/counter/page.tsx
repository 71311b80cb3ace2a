import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { CounterPage } from "../../../../../../admin/pages/rental-counter/counter-page"

export const handle = { breadcrumb: () => <RentalCrumb place="counter" /> }
export default CounterPage
