import { route } from "../../../../../lib/route"
import { rateLimited } from "../../../../../modules/license/refusals"
import { fileReport } from "../../../../../workflows/license/claims/file-report"
import { shownOf } from "../../../../admin/media/license/shown"
import { tagCaller, visitorId } from "../caller"
import { photoOfReport } from "../report-photo"
import { receivedAnswer, reportBody } from "../tag-validators"

export const POST = route(
  {
    summary: "Tell the shop of a copy that looks wrong",
    description:
      "JSON, or a form with a file `photo` (JPEG or PNG, at most 3 MB). For everybody; the answer does not tell whether " +
      "the code is known.",
    body: reportBody,
    response: receivedAnswer,
    status: 202,
    errors: {
      400: ["media_invalid", "media_license_photo_invalid", "media_license_body_invalid"],
      413: ["media_license_too_large"],
      429: ["media_license_rate_limited"],
    },
  },
  async (req, { body: { kind, text, place, ...shown } }, res) => {
    const photo = photoOfReport(res)
    const named = shown.url !== undefined || shown.code !== undefined
    const answer = await fileReport(req.scope, {
      tag: named ? shownOf(shown) : null,
      kind,
      words: text,
      ...(place ? { place } : {}),
      ...(photo ? { photo } : {}),
      caller: tagCaller(req),
      customerId: visitorId(req),
    })
    if (answer.status === "limited") throw rateLimited(answer.retry_after)
    return { received: true }
  },
)
