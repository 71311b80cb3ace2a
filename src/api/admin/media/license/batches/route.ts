import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { batchInputSchema } from "../../../../../modules/license/domain/batch-input"
import { createTagBatchWorkflow, mintBatchWorkflow } from "../../../../../workflows/license/batches"
import { tagBatch, tagBatches } from "../../../../../workflows/license/readers/batches"
import { batchAnswer, batchesAnswer, listBatchesQuery } from "../batch-validators"

export const GET = route(
  { summary: "Batches of tags", permission: "license.batch:read", query: listBatchesQuery, response: batchesAnswer },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { batches, count } = await tagBatches(req.scope, { filters, order, limit, offset })
    return { batches, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Order a batch of tags",
    description:
      "Up to 10,000 are minted at once, in the background: see `minted_count`. More wait for a second person's approval, and are ordered by a signed-in user.",
    permission: "license.batch:create",
    idempotency: "mediaLicense",
    body: batchInputSchema,
    response: batchAnswer,
    status: 201,
    errors: {
      400: [
        "media_invalid",
        "media_license_gtin_invalid",
        "media_license_quantity_invalid",
        "media_license_no_mandate",
        "media_license_not_configured",
        "media_license_variant_not_found",
      ],
      403: ["media_license_self_approval"],
    },
  },
  async (req, { body }) => {
    const { result } = await createTagBatchWorkflow(req.scope).run({ input: { batch: body, actor: signedIn(req) } })
    if (result.status === "minting") await mintBatchWorkflow(req.scope).run({ input: { batch_id: result.id } })
    return { batch: await tagBatch(req.scope, result.id) }
  },
)
