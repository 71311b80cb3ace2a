import { route } from "../../../../../lib/route"
import { listTypesQuery, typesAnswer } from "../vocabulary-validators"
import { readTypes } from "./read-types"

export const GET = route(
  {
    summary: "Media types",
    permission: "catalog.type:read",
    query: listTypesQuery,
    response: typesAnswer,
  },
  async (req, { query }) => {
    const types = await readTypes(req.scope)
    return { types: query.include_hidden === false ? types.filter((type) => type.is_active) : types }
  },
)
