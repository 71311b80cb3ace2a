import { signedInCustomer } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { claimTag } from "../../../../../workflows/license/claims/claim-tag"
import { myTag } from "../../../../../workflows/license/readers/my-tags"
import { shownOf } from "../../../../admin/media/license/shown"
import { tagCaller } from "../caller"
import { activateAnswer, activateBody } from "../tag-validators"

export const POST = route(
  {
    summary: "Make a copy one's own",
    description:
      "Who bought the copy needs no PIN, everybody else does. A PIN has five tries a day, right ones included; an unknown " +
      "code, a forged one and a wrong PIN are one answer.",
    idempotency: "mediaLicense",
    body: activateBody,
    response: activateAnswer,
    errors: {
      400: ["media_invalid", "media_license_claim_refused"],
      401: ["media_unauthorized"],
      409: ["media_license_already_activated", "media_license_not_claimable"],
      429: ["media_license_locked", "media_license_rate_limited"],
    },
  },
  async (req, { body: { pin, ...shown } }) => {
    const { id: customerId } = signedInCustomer(req)
    const tagId = await claimTag(req.scope, { shown: shownOf(shown), pin, customerId, caller: tagCaller(req) })
    const tag = await myTag(req.scope, customerId, tagId)
    return { tag, digital: tag.digital_ids.map((id) => ({ id })) }
  },
)
