import { EditRelations } from "../../../../../../../admin/pages/item/editors/list-editors"

export default EditRelations
