import { SuspendDigital } from "../../../../../../../../admin/pages/license-digital/change-status"

export default SuspendDigital
