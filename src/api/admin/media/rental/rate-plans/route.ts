import { route } from "../../../../../lib/route"
import { createPlanSchema } from "../../../../../modules/rental/domain/setup"
import { adminPlan, adminPlans } from "../../../../../workflows/rental/readers/plans"
import { createSetup, unknownReferences } from "../setup-entries"
import { planAnswer, plansAnswer } from "../setup-responses"
import { listPlansQuery } from "../setup-validators"

export const GET = route(
  {
    summary: "Rate plans with their tiers",
    permission: "rental.setup:read",
    query: listPlansQuery,
    response: plansAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { rate_plans, count } = await adminPlans(req.scope, { filters, order, limit, offset })
    return { rate_plans, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Add a rate plan with all its tiers",
    permission: "rental.setup:create",
    idempotency: "mediaRental",
    body: createPlanSchema,
    whenMalformed: unknownReferences("rate_plan"),
    response: planAnswer,
    status: 201,
    errors: {
      400: [
        "media_invalid",
        "media_rental_date",
        "media_rental_duplicate_tier",
        "media_rental_customer_group_not_found",
        "media_rental_currency_not_found",
      ],
    },
  },
  async (req, { body }) => ({ rate_plan: await adminPlan(req.scope, await createSetup(req, "rate_plan", body)) }),
)
