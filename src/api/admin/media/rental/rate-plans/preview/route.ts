import { route } from "../../../../../../lib/route"
import { planPreview, previewPlanSchema } from "../../../../../../modules/rental/domain/setup"
import { unknownReferences } from "../../setup-entries"
import { planPreviewAnswer } from "../../setup-responses"

export const POST = route(
  {
    summary: "What a plan costs for 1 … max_days days, before it is saved",
    description:
      "Computed by the very function that prices rentals; saves nothing. Also names tiers nobody is ever charged with " +
      "and lengths that have no rate. At most 365 days and 200 tiers.",
    permission: "rental.setup:read",
    body: previewPlanSchema,
    whenMalformed: unknownReferences("rate_plan"),
    response: planPreviewAnswer,
    errors: { 400: ["media_invalid", "media_rental_date", "media_rental_duplicate_tier"] },
  },
  async (_req, { body }) => {
    const { start_date, currency_code } = body
    return { preview: { start_date, currency_code, ...planPreview(body) } }
  },
)
