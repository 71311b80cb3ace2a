import { route } from "../../../../../../lib/route"
import { updateContributorSchema } from "../../../../../../modules/catalog/domain/schemas"
import { answerEntry, deleteEntry, editEntry, entryId } from "../../vocabulary-entries"
import { deletedAnswer, contributorAnswer } from "../../vocabulary-validators"

export const GET = route(
  {
    summary: "One contributor",
    permission: "catalog.vocabulary:read",
    response: contributorAnswer,
    errors: { 404: ["media_contributor_not_found"] },
  },
  async (req) => answerEntry(req, "contributor", entryId(req, "contributor")),
)

export const POST = route(
  {
    summary: "Edit a contributor",
    description: "Renaming keeps what names are matched against in step. A label in use cannot become another kind.",
    permission: "catalog.vocabulary:update",
    body: updateContributorSchema,
    response: contributorAnswer,
    errors: {
      400: ["media_invalid"],
      404: ["media_contributor_not_found"],
      409: ["media_contributor_in_use"],
    },
  },
  async (req, { body }) => editEntry(req, "contributor", body),
)

export const DELETE = route(
  {
    summary: "Delete a contributor that nothing uses",
    permission: "catalog.vocabulary:delete",
    response: deletedAnswer("media_contributor"),
    errors: { 404: ["media_contributor_not_found"], 409: ["media_contributor_in_use"] },
  },
  async (req) => deleteEntry(req, "contributor", "media_contributor"),
)
