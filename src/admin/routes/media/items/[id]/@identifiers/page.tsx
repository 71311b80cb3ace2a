import { EditIdentifiers } from "../../../../../../../admin/pages/item/editors/list-editors"

export default EditIdentifiers
