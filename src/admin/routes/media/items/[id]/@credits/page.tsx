import { EditCredits } from "../../../../../../../admin/pages/item/editors/list-editors"

export default EditCredits
