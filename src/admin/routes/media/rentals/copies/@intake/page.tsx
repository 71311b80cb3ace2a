import { Intake } from "../../../../../../../admin/pages/rental-copies/intake"

export default Intake
