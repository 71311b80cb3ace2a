import { route } from "../../../../../lib/route"
import { createContributorSchema } from "../../../../../modules/catalog/domain/schemas"
import { answerList, createEntry } from "../vocabulary-entries"
import { listContributorsQuery, contributorAnswer, contributorsAnswer } from "../vocabulary-validators"

export const GET = route(
  {
    summary: "Contributors, with how much they are used",
    permission: "catalog.vocabulary:read",
    query: listContributorsQuery,
    response: contributorsAnswer,
  },
  async (req, { query }) =>
    answerList(req, "contributor", "contributors", { ...query, filters: { id: query.id, kind: query.kind } }),
)

export const POST = route(
  {
    summary: "Add a contributor",
    permission: "catalog.vocabulary:create",
    body: createContributorSchema,
    response: contributorAnswer,
    status: 201,
    errors: { 400: ["media_invalid"] },
  },
  async (req, { body }) => createEntry(req, "contributor", body),
)
