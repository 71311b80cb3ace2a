import { CancelRental } from "../../../../../../../admin/pages/rental/acts/cancel"

export default CancelRental
