import { ReseatRental } from "../../../../../../../admin/pages/rental/acts/reseat"

export default ReseatRental
