import { labelBatchSchema } from "../../../../../../../../modules/catalog/domain/schemas"
import { partBatchRoute } from "../../../../part-batch-route"

export const POST = partBatchRoute("labels", labelBatchSchema)
