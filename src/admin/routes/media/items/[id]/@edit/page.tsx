import { EditDetails } from "../../../../../../../admin/pages/item/editors/edit-details"

export default EditDetails
