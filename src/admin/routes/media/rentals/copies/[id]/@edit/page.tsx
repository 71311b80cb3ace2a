import { EditCopy } from "../../../../../../../../admin/pages/rental-copies/edit-copy"

export default EditCopy
