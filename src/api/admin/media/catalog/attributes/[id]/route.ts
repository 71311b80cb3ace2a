import { route } from "../../../../../../lib/route"
import { updateAttributeSchema } from "../../../../../../modules/catalog/domain/schemas"
import { answerEntry, deleteEntry, editEntry, entryId } from "../../vocabulary-entries"
import { attributeAnswer, deletedAnswer } from "../../vocabulary-validators"

export const GET = route(
  {
    summary: "One run-time attribute",
    permission: "catalog.type:read",
    response: attributeAnswer,
    errors: { 404: ["media_attribute_not_found"] },
  },
  async (req) => answerEntry(req, "attribute", entryId(req, "attribute")),
)

export const POST = route(
  {
    summary: "Edit a run-time attribute",
    description:
      "The key stays. `options` is the whole list; used options can be relabelled or hidden, not left out. Items that " +
      "lack an attribute which becomes required stay valid and are listed as incomplete.",
    permission: "catalog.type:update",
    body: updateAttributeSchema,
    response: attributeAnswer,
    errors: {
      400: ["media_invalid", "media_attribute_definition"],
      404: ["media_attribute_not_found"],
      409: ["media_attribute_kind_in_use", "media_attribute_option_in_use"],
    },
  },
  async (req, { body }) => editEntry(req, "attribute", body),
)

export const DELETE = route(
  {
    summary: "Delete a run-time attribute, or switch it off where items use it",
    description: "A used attribute is answered as it is then, with `is_active` false; items keep its values.",
    permission: "catalog.type:delete",
    response: deletedAnswer("media_attribute_definition").or(attributeAnswer),
    errors: { 404: ["media_attribute_not_found"] },
  },
  async (req) => deleteEntry(req, "attribute", "media_attribute_definition"),
)
