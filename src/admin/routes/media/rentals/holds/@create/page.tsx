import { AddHold } from "../../../../../../../admin/pages/rental-holds/add-hold"

export default AddHold
