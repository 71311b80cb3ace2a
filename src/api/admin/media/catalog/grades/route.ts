import { route } from "../../../../../lib/route"
import { createGradeSchema } from "../../../../../modules/catalog/domain/schemas"
import { answerList, createEntry } from "../vocabulary-entries"
import { listGradesQuery, gradeAnswer, gradesAnswer } from "../vocabulary-validators"

export const GET = route(
  {
    summary: "Grades of both scales, with how much they are used",
    permission: "catalog.type:read",
    query: listGradesQuery,
    response: gradesAnswer,
  },
  async (req, { query }) => answerList(req, "grade", "grades", { ...query, filters: { scale: query.scale } }),
)

export const POST = route(
  {
    summary: "Add a grade",
    permission: "catalog.type:create",
    body: createGradeSchema,
    response: gradeAnswer,
    status: 201,
    errors: { 400: ["media_invalid"], 409: ["media_grade_exists"] },
  },
  async (req, { body }) => createEntry(req, "grade", body),
)
