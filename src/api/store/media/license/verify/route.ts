import { route } from "../../../../../lib/route"
import { rateLimited } from "../../../../../modules/license/refusals"
import { verifyTag } from "../../../../../workflows/license/verify/verify-tag"
import { shownOf } from "../../../../admin/media/license/shown"
import { tagCaller, visitorId } from "../caller"
import { verifyAnswer, verifyBody } from "../tag-validators"

export const POST = route(
  {
    summary: "Check a tag",
    description:
      "For everybody. Whatever is not a tag of this shop, however wrong, gets one and the same answer. The owner who is " +
      "signed in is told that the copy is theirs.",
    body: verifyBody,
    response: verifyAnswer,
    errors: { 429: ["media_license_rate_limited"] },
  },
  async (req, { body }, res) => {
    const check = { ...shownOf(body), caller: tagCaller(req), channel: "app" as const, customerId: visitorId(req) }
    const answer = await verifyTag(req.scope, check)
    if (answer.status === "limited") throw rateLimited(answer.retry_after)
    res.setHeader("Cache-Control", "no-store")
    return { ...answer.view }
  },
)
