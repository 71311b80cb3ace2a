import { route } from "../../../../../../lib/route"
import { updateGradeSchema } from "../../../../../../modules/catalog/domain/schemas"
import { answerEntry, deleteEntry, editEntry, entryId } from "../../vocabulary-entries"
import { deletedAnswer, gradeAnswer } from "../../vocabulary-validators"

export const GET = route(
  {
    summary: "One grade",
    permission: "catalog.type:read",
    response: gradeAnswer,
    errors: { 404: ["media_grade_not_found"] },
  },
  async (req) => answerEntry(req, "grade", entryId(req, "grade")),
)

export const POST = route(
  {
    summary: "Edit a grade",
    description: "Scale and code stay, offers store them.",
    permission: "catalog.type:update",
    body: updateGradeSchema,
    response: gradeAnswer,
    errors: { 400: ["media_invalid"], 404: ["media_grade_not_found"] },
  },
  async (req, { body }) => editEntry(req, "grade", body),
)

export const DELETE = route(
  {
    summary: "Delete a grade that nothing uses",
    permission: "catalog.type:delete",
    response: deletedAnswer("media_grade_scale"),
    errors: { 404: ["media_grade_not_found"], 409: ["media_grade_in_use"] },
  },
  async (req) => deleteEntry(req, "grade", "media_grade_scale"),
)
