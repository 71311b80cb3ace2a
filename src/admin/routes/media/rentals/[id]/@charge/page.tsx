import { ChargeRental } from "../../../../../../../admin/pages/rental/acts/charge"

export default ChargeRental
