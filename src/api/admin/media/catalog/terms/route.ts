import { route } from "../../../../../lib/route"
import { createTermSchema } from "../../../../../modules/catalog/domain/schemas"
import { answerList, createEntry } from "../vocabulary-entries"
import { listTermsQuery, termAnswer, termsAnswer } from "../vocabulary-validators"

export const GET = route(
  {
    summary: "Terms of the vocabularies, with how much they are used",
    permission: "catalog.vocabulary:read",
    query: listTermsQuery,
    response: termsAnswer,
  },
  async (req, { query }) =>
    answerList(req, "term", "terms", {
      ...query,
      filters: {
        id: query.id,
        vocabulary: query.vocabulary,
        parent_id: query.parent_id === undefined ? undefined : [query.parent_id],
      },
    }),
)

export const POST = route(
  {
    summary: "Add a term",
    permission: "catalog.vocabulary:create",
    body: createTermSchema,
    response: termAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_term_not_found", "media_term_vocabulary", "media_term_merged"],
      409: ["media_term_exists"],
    },
  },
  async (req, { body }) => createEntry(req, "term", body),
)
