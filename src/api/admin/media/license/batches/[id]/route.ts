import { route } from "../../../../../../lib/route"
import { tagBatchDetail } from "../../../../../../workflows/license/readers/batches"
import { batchDetailAnswer } from "../../batch-validators"

export const GET = route(
  {
    summary: "One batch and what has become of its copies",
    permission: "license.batch:read",
    response: batchDetailAnswer,
    errors: { 404: ["media_license_batch_not_found"] },
  },
  async (req) => ({ batch: await tagBatchDetail(req.scope, req.params.id!) }),
)
