import { requireFreshLogin } from "../../../../../../../../lib/fresh-login"
import { route } from "../../../../../../../../lib/route"
import { rotateLicenceKeyWorkflow } from "../../../../../../../../workflows/license/digital"
import { keyAnswer, rotateBody } from "../../../../digital-validators"

export const POST = route(
  {
    summary: "Make another key for the licence",
    description: "The one before is worth nothing any more; devices stay. Needs a fresh sign-in.",
    idempotency: "mediaLicense",
    body: rotateBody,
    response: keyAnswer,
    errors: {
      401: ["media_unauthorized", "media_license_reauth_required"],
      404: ["media_license_digital_not_found"],
      409: ["media_license_idempotency_mismatch"],
    },
  },
  async (req, _input, res) => {
    const actor = requireFreshLogin(req)
    res.setHeader("Cache-Control", "no-store")
    const { result } = await rotateLicenceKeyWorkflow(req.scope).run({
      input: { digital_id: req.params.id!, customer_id: actor.id, actor },
    })
    return { key: result.key }
  },
)
