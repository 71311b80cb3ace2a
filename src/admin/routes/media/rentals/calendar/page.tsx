import { RentalCrumb } from "../../../../../../admin/components/rental-nav"
import { BoardPage } from "../../../../../../admin/pages/rental-board/board-page"

export const handle = { breadcrumb: () => <RentalCrumb place="calendar" /> }
export default BoardPage
