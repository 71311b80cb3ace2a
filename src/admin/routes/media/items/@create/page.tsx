import { CreatePage } from "../../../../../../admin/pages/create/create-page"

export default CreatePage
