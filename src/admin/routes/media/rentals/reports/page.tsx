import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { ReportsPage } from "../../../../../../admin/pages/rental-reports/reports-page"

export const handle = { breadcrumb: () => <RentalCrumb place="reports" /> }
export default ReportsPage
