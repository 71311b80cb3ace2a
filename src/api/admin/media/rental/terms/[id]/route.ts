import { route } from "../../../../../../lib/route"
import { editTermsSchema } from "../../../../../../modules/rental/domain/setup"
import { adminTerms } from "../../../../../../workflows/rental/readers/terms"
import { deleteSetup, editSetup, setupId, unknownReferences } from "../../setup-entries"
import { deletedAnswer, termsAnswer } from "../../setup-responses"

export const GET = route(
  {
    summary: "One row of terms",
    permission: "rental.setup:read",
    response: termsAnswer,
    errors: { 404: ["media_rental_terms_not_found"] },
  },
  async (req) => ({ terms: await adminTerms(req.scope, setupId(req, "terms")) }),
)

export const POST = route(
  {
    summary: "Change terms",
    description: "A column set to null inherits again. Open rentals keep the terms they were booked under.",
    permission: "rental.setup:update",
    idempotency: "mediaRental",
    body: editTermsSchema,
    whenMalformed: unknownReferences("terms"),
    response: termsAnswer,
    errors: {
      400: ["media_invalid"],
      404: ["media_rental_terms_not_found"],
      409: ["media_rental_version_conflict", "media_rental_terms_exists"],
    },
  },
  async (req, { body }) => ({ terms: await adminTerms(req.scope, await editSetup(req, "terms", body)) }),
)

export const DELETE = route(
  {
    summary: "Delete terms; what they said is inherited again",
    permission: "rental.setup:delete",
    response: deletedAnswer("media_rental_terms"),
    errors: { 404: ["media_rental_terms_not_found"] },
  },
  async (req) => deleteSetup(req, "terms"),
)
