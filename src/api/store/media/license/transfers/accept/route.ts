import { signedInCustomer } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { transferTagWorkflow } from "../../../../../../workflows/license/claims/transfer-tag"
import { licenseOf } from "../../../../../../workflows/license/lib/service"
import { myTag } from "../../../../../../workflows/license/readers/my-tags"
import { acceptBody, myTagAnswer } from "../../tag-validators"

export const POST = route(
  {
    summary: "Take a copy by its transfer code",
    description: "A code that is wrong, used or no longer valid is one answer.",
    idempotency: "mediaLicense",
    body: acceptBody,
    response: myTagAnswer,
    errors: {
      400: ["media_invalid", "media_license_transfer_refused"],
      401: ["media_unauthorized"],
      409: ["media_license_tag_state"],
      429: ["media_license_rate_limited"],
    },
  },
  async (req, { body: { code } }) => {
    const { id: customer_id } = signedInCustomer(req)
    const code_mac = await licenseOf(req.scope).transfers.macOf(code)
    const { result } = await transferTagWorkflow(req.scope).run({ input: { act: "accept", customer_id, code_mac } })
    return { tag: await myTag(req.scope, customer_id, result.tag_id) }
  },
)
