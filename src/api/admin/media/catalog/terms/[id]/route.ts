import { route } from "../../../../../../lib/route"
import { updateTermSchema } from "../../../../../../modules/catalog/domain/schemas"
import { answerEntry, deleteEntry, editEntry, entryId } from "../../vocabulary-entries"
import { deletedAnswer, termAnswer } from "../../vocabulary-validators"

export const GET = route(
  {
    summary: "One term",
    permission: "catalog.vocabulary:read",
    response: termAnswer,
    errors: { 404: ["media_term_not_found"] },
  },
  async (req) => answerEntry(req, "term", entryId(req, "term")),
)

export const POST = route(
  {
    summary: "Edit a term",
    description: "Code and vocabulary stay, items point at them. A merged term cannot be shown again.",
    permission: "catalog.vocabulary:update",
    body: updateTermSchema,
    response: termAnswer,
    errors: {
      400: ["media_invalid", "media_term_not_found", "media_term_vocabulary", "media_term_merged", "media_term_cycle"],
      404: ["media_term_not_found"],
      409: ["media_term_merged"],
    },
  },
  async (req, { body }) => editEntry(req, "term", body),
)

export const DELETE = route(
  {
    summary: "Delete a term that nothing uses",
    permission: "catalog.vocabulary:delete",
    response: deletedAnswer("media_term"),
    errors: { 404: ["media_term_not_found"], 409: ["media_term_in_use", "media_term_has_children"] },
  },
  async (req) => deleteEntry(req, "term", "media_term"),
)
