import { EditDiscs } from "../../../../../../../admin/pages/item/editors/edit-discs"

export default EditDiscs
