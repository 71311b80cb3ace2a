import { NoShowRental } from "../../../../../../../admin/pages/rental/acts/no-show"

export default NoShowRental
