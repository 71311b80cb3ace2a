import { AssignCase } from "../../../../../../../../admin/pages/license-cases/assign-case"

export default AssignCase
