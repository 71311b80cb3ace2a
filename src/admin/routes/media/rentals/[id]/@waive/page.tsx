import { WaiveCharge } from "../../../../../../../admin/pages/rental/acts/waive"

export default WaiveCharge
