import { ExtendRental } from "../../../../../../../admin/pages/rental/acts/extend"

export default ExtendRental
