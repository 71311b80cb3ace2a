import { ConfirmCase } from "../../../../../../../../admin/pages/license-cases/decide-case"

export default ConfirmCase
