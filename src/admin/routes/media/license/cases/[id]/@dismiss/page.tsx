import { DismissCase } from "../../../../../../../../admin/pages/license-cases/decide-case"

export default DismissCase
