import { route } from "../../../../../lib/route"
import { createTitleGroupSchema } from "../../../../../modules/catalog/domain/schemas"
import { answerList, createEntry } from "../vocabulary-entries"
import { listTitleGroupsQuery, titleGroupAnswer, titleGroupsAnswer } from "../vocabulary-validators"

export const GET = route(
  {
    summary: "Title groups, with how much they are used",
    permission: "catalog.item:read",
    query: listTitleGroupsQuery,
    response: titleGroupsAnswer,
  },
  async (req, { query }) =>
    answerList(req, "title_group", "title_groups", { ...query, filters: { id: query.id, kind: query.kind } }),
)

export const POST = route(
  {
    summary: "Add a title group",
    permission: "catalog.item:create",
    body: createTitleGroupSchema,
    response: titleGroupAnswer,
    status: 201,
    errors: { 400: ["media_invalid"] },
  },
  async (req, { body }) => createEntry(req, "title_group", body),
)
