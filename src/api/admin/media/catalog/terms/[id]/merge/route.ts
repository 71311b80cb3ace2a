import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { mergeTermSchema } from "../../../../../../../modules/catalog/domain/schemas"
import { mergeMediaTermWorkflow } from "../../../../../../../workflows/catalog/vocabulary/change-entries"
import { answerEntry, entryId } from "../../../vocabulary-entries"
import { mergeAnswer } from "../../../vocabulary-validators"

export const POST = route(
  {
    summary: "Merge a term into another of its vocabulary",
    description:
      "Everything that used the term uses the other one; the term is hidden and stands for it. Answers the other term.",
    permission: "catalog.vocabulary:update",
    body: mergeTermSchema,
    response: mergeAnswer,
    errors: {
      400: ["media_invalid", "media_term_not_found", "media_term_merge_itself", "media_term_vocabulary"],
      404: ["media_term_not_found"],
      409: ["media_term_merged"],
    },
  },
  async (req, { body }) => {
    const id = entryId(req, "term")
    const { result } = await mergeMediaTermWorkflow(req.scope).run({
      input: { id, into_id: body.into_id, actor: signedIn(req) },
    })
    return { ...(await answerEntry(req, "term", body.into_id)), merged: { id, ...result.counts } }
  },
)
