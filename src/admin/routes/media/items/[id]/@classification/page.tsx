import { EditClassification } from "../../../../../../../admin/pages/item/editors/list-editors"

export default EditClassification
