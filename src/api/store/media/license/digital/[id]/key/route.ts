import { requireFreshLogin } from "../../../../../../../lib/fresh-login"
import { route } from "../../../../../../../lib/route"
import { licenceKey } from "../../../../../../../workflows/license/readers/licence-key"
import { keyAnswer } from "../../../digital-validators"

export const GET = route(
  {
    summary: "The licence's key",
    description: "Needs a sign-in that is ten minutes old at most.",
    response: keyAnswer,
    errors: {
      401: ["media_unauthorized", "media_license_reauth_required"],
      404: ["media_license_digital_not_found"],
    },
  },
  async (req, _input, res) => {
    const { id: customer_id } = requireFreshLogin(req)
    res.setHeader("Cache-Control", "no-store")
    return { key: await licenceKey(req.scope, { digital_id: req.params.id!, customer_id }) }
  },
)
