import { route } from "../../../../../../lib/route"
import { editPlanSchema } from "../../../../../../modules/rental/domain/setup"
import { adminPlan } from "../../../../../../workflows/rental/readers/plans"
import { deleteSetup, editSetup, setupId, unknownReferences } from "../../setup-entries"
import { deletedAnswer, planAnswer } from "../../setup-responses"

export const GET = route(
  {
    summary: "One rate plan",
    permission: "rental.setup:read",
    response: planAnswer,
    errors: { 404: ["media_rental_rate_plan_not_found"] },
  },
  async (req) => ({ rate_plan: await adminPlan(req.scope, setupId(req, "rate_plan")) }),
)

export const POST = route(
  {
    summary: "Change a rate plan",
    description: "Given tiers replace all it has. Rentals and quotes in force keep their price.",
    permission: "rental.setup:update",
    idempotency: "mediaRental",
    body: editPlanSchema,
    whenMalformed: unknownReferences("rate_plan"),
    response: planAnswer,
    errors: {
      400: ["media_invalid", "media_rental_date", "media_rental_duplicate_tier"],
      404: ["media_rental_rate_plan_not_found"],
      409: ["media_rental_version_conflict", "media_rental_in_use"],
    },
  },
  async (req, { body }) => ({ rate_plan: await adminPlan(req.scope, await editSetup(req, "rate_plan", body)) }),
)

export const DELETE = route(
  {
    summary: "Delete a rate plan that no enabled offer uses",
    permission: "rental.setup:delete",
    response: deletedAnswer("media_rental_rate_plan"),
    errors: { 404: ["media_rental_rate_plan_not_found"], 409: ["media_rental_in_use"] },
  },
  async (req) => deleteSetup(req, "rate_plan"),
)
