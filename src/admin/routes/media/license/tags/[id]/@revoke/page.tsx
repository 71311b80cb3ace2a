import { RevokeTag } from "../../../../../../../../admin/pages/license-tags/request-act"

export default RevokeTag
