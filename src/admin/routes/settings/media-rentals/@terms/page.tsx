import { EditTerms } from "../../../../../../admin/pages/rental-settings/edit-terms"

export default EditTerms
