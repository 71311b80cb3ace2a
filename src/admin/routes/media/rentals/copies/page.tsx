import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { CopiesPage } from "../../../../../../admin/pages/rental-copies/copies-page"

export const handle = { breadcrumb: () => <RentalCrumb place="copies" /> }
export default CopiesPage
