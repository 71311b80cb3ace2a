import { RevokeDigital } from "../../../../../../../../admin/pages/license-digital/change-status"

export default RevokeDigital
