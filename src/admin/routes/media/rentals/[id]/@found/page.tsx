import { FoundRental } from "../../../../../../../admin/pages/rental/acts/found"

export default FoundRental
