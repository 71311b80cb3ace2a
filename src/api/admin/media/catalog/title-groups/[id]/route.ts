import { route } from "../../../../../../lib/route"
import { updateTitleGroupSchema } from "../../../../../../modules/catalog/domain/schemas"
import { answerEntry, deleteEntry, editEntry, entryId } from "../../vocabulary-entries"
import { deletedAnswer, titleGroupAnswer } from "../../vocabulary-validators"

export const GET = route(
  {
    summary: "One title group",
    permission: "catalog.item:read",
    response: titleGroupAnswer,
    errors: { 404: ["media_title_group_not_found"] },
  },
  async (req) => answerEntry(req, "title_group", entryId(req, "title_group")),
)

export const POST = route(
  {
    summary: "Edit a title group",
    permission: "catalog.item:update",
    body: updateTitleGroupSchema,
    response: titleGroupAnswer,
    errors: { 400: ["media_invalid"], 404: ["media_title_group_not_found"] },
  },
  async (req, { body }) => editEntry(req, "title_group", body),
)

export const DELETE = route(
  {
    summary: "Delete a title group that nothing uses",
    permission: "catalog.item:delete",
    response: deletedAnswer("media_title_group"),
    errors: { 404: ["media_title_group_not_found"], 409: ["media_title_group_in_use"] },
  },
  async (req) => deleteEntry(req, "title_group", "media_title_group"),
)
