import { ResumeDigital } from "../../../../../../../../admin/pages/license-digital/change-status"

export default ResumeDigital
