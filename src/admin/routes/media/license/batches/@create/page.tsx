import { CreateBatch } from "../../../../../../../admin/pages/license-batches/create-batch"

export default CreateBatch
