import { requireFreshLogin } from "../../../../../../../lib/fresh-login"
import { route } from "../../../../../../../lib/route"
import { transferTagWorkflow } from "../../../../../../../workflows/license/claims/transfer-tag"
import { licenseOf } from "../../../../../../../workflows/license/lib/service"
import { offerAnswer, offerBody } from "../../../tag-validators"

export const POST = route(
  {
    summary: "Offer a copy to somebody else",
    description:
      "Answers a code for the next owner, good for 24 hours. Needs a sign-in that is ten minutes old at most.",
    idempotency: "mediaLicense",
    body: offerBody,
    response: offerAnswer,
    status: 201,
    errors: {
      401: ["media_unauthorized", "media_license_reauth_required"],
      404: ["media_license_tag_not_found"],
      409: ["media_license_tag_state"],
    },
  },
  async (req, _input, res) => {
    const { id: customer_id } = requireFreshLogin(req)
    const { code, code_mac } = await licenseOf(req.scope).transfers.newCode()
    const { result } = await transferTagWorkflow(req.scope).run({
      input: { act: "offer", tag_id: req.params.id!, customer_id, code_mac },
    })
    res.setHeader("Cache-Control", "no-store")
    return { transfer: { id: result.transfer_id, code, expires_at: result.expires_at } }
  },
)
