import { route } from "../../../../../../../lib/route"
import { createAttributeSchema } from "../../../../../../../modules/catalog/domain/schemas"
import { answerList, createEntry } from "../../../vocabulary-entries"
import { attributeAnswer, attributesAnswer, listAttributesQuery } from "../../../vocabulary-validators"
import { requireType } from "../../read-types"

export const GET = route(
  {
    summary: "Run-time attributes of a type, with how much they are used",
    permission: "catalog.type:read",
    query: listAttributesQuery,
    response: attributesAnswer,
    errors: { 404: ["media_type_unknown"] },
  },
  async (req, { query }) => {
    const { code } = requireType(req.params.code ?? "")
    const is_active = query.is_active === undefined ? undefined : [query.is_active]
    return answerList(req, "attribute", "attributes", { ...query, filters: { media_type: [code], is_active } })
  },
)

export const POST = route(
  {
    summary: "Add an attribute to a type",
    description: "It takes effect at once: in the schema, in forms and for new items. Old items stay valid.",
    permission: "catalog.type:create",
    body: createAttributeSchema,
    response: attributeAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_attribute_key_invalid", "media_attribute_key_taken", "media_attribute_definition"],
      404: ["media_type_unknown"],
      409: ["media_attribute_key_taken"],
    },
  },
  async (req, { body }) => {
    const { code } = requireType(req.params.code ?? "")
    return createEntry(req, "attribute", { ...body, media_type: code })
  },
)
