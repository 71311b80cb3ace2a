import { route } from "../../../../../lib/route"
import { licenseOf } from "../../../../../workflows/license/lib/service"
import { signingKeys } from "../../../../../workflows/license/readers/keys"
import { keysAnswer, listKeysQuery } from "../case-validators"

export const GET = route(
  {
    summary: "Signing keys",
    description: "Each certificate is checked against its root key as the list is read.",
    permission: "license.key:read",
    query: listKeysQuery,
    response: keysAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { keys, count } = await signingKeys(req.scope, { filters, order, limit, offset })
    return { keys, master_key: licenseOf(req.scope).masterKeySource, count, offset, limit }
  },
)
