import { BuyoutRental } from "../../../../../../../admin/pages/rental/acts/confirm-act"

export default BuyoutRental
