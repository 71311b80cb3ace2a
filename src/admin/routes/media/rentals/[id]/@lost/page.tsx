import { LostRental } from "../../../../../../../admin/pages/rental/acts/confirm-act"

export default LostRental
