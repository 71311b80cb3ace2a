import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { voidSerialsWorkflow } from "../../../../../../../workflows/license/batches"
import { voidAnswer, voidBody } from "../../../batch-validators"

export const POST = route(
  {
    summary: "Void the tags of spoilt labels",
    description: "Whatever cannot be voided is named with its reason and left alone.",
    permission: "license.batch:export",
    idempotency: "mediaLicense",
    body: voidBody,
    response: voidAnswer,
    errors: { 404: ["media_license_batch_not_found"] },
  },
  async (req, { body }) => {
    const { result } = await voidSerialsWorkflow(req.scope).run({
      input: { batch_id: req.params.id!, codes: body.codes, actor: signedIn(req) },
    })
    return { voided: result.voided, skipped: result.skipped }
  },
)
