import { route } from "../../../../../lib/route"
import { consoleCheck } from "../../../../../workflows/license/readers/check"
import { shownOf } from "../shown"
import { checkAnswer } from "../tag-responses"
import { checkBody } from "../tag-validators"

export const POST = route(
  {
    summary: "Check a tag, step by step",
    description: "For the staff, who are told why a code is not recognised. Nothing is recorded.",
    permission: "license.tag:read",
    body: checkBody,
    response: checkAnswer,
  },
  async (req, { body: { url, code } }) => ({
    ...(await consoleCheck(req.scope, shownOf({ url, code }))),
  }),
)
