import { route } from "../../../../../lib/route"
import { createTermsSchema } from "../../../../../modules/rental/domain/setup"
import { adminTerms, adminTermsList } from "../../../../../workflows/rental/readers/terms"
import { createSetup, unknownReferences } from "../setup-entries"
import { termsAnswer, termsListAnswer } from "../setup-responses"
import { listTermsQuery } from "../setup-validators"

export const GET = route(
  {
    summary: "Rows of terms: fees, limits and buffers by title, media type, customer group and location",
    permission: "rental.setup:read",
    query: listTermsQuery,
    response: termsListAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { terms, count } = await adminTermsList(req.scope, { filters, order, limit, offset })
    return { terms, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Add terms for a scope",
    description: "A scope without any id is the whole shop; a column that is null or left out inherits.",
    permission: "rental.setup:create",
    idempotency: "mediaRental",
    body: createTermsSchema,
    whenMalformed: unknownReferences("terms"),
    response: termsAnswer,
    status: 201,
    errors: {
      400: [
        "media_invalid",
        "media_rental_variant_not_found",
        "media_rental_media_type_not_found",
        "media_rental_customer_group_not_found",
        "media_rental_location_not_found",
        "media_rental_currency_not_found",
      ],
      409: ["media_rental_terms_exists"],
    },
  },
  async (req, { body }) => ({ terms: await adminTerms(req.scope, await createSetup(req, "terms", body)) }),
)
