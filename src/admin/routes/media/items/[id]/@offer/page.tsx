import { EditOffer } from "../../../../../../../admin/pages/item/editors/edit-offer"

export default EditOffer
