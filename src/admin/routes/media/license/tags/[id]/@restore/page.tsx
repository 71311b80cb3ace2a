import { RestoreTag } from "../../../../../../../../admin/pages/license-tags/request-act"

export default RestoreTag
