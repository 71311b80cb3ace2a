import { ToRentalSettings } from "../../../../../../admin/pages/rental-settings/to-rental-settings"

export default ToRentalSettings
