import { relationBatchSchema } from "../../../../../../../../modules/catalog/domain/schemas"
import { partBatchRoute } from "../../../../part-batch-route"

export const POST = partBatchRoute("relations", relationBatchSchema)
