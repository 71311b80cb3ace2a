import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { createOfferSchema } from "../../../../../modules/rental/domain/setup"
import { adminOffer, adminOffers } from "../../../../../workflows/rental/readers/offers"
import { createRentalOfferWorkflow } from "../../../../../workflows/rental/setup/create-offer"
import { unknownReferences } from "../setup-entries"
import { offerAnswer, offersAnswer } from "../setup-responses"
import { listOffersQuery } from "../setup-validators"

export const GET = route(
  {
    summary: "Rental offers: what can be rented, by which plan",
    permission: "rental.setup:read",
    query: listOffersQuery,
    response: offersAnswer,
  },
  async (req, { query: { limit, offset, order, ...filters } }) => {
    const { offers, count } = await adminOffers(req.scope, { filters, order, limit, offset })
    return { offers, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Make a title rentable",
    description:
      "Names a media item, its product or one of its variants. The title's rental variant is taken, or the catalogue " +
      "makes one; when any part fails, nothing is left.",
    permission: "rental.setup:create",
    idempotency: "mediaRental",
    body: createOfferSchema,
    whenMalformed: unknownReferences("offer"),
    response: offerAnswer,
    status: 201,
    errors: {
      400: [
        "media_invalid",
        "media_rental_date",
        "media_rental_no_item",
        "media_rental_type_not_rentable",
        "media_rental_variant_ambiguous",
        "media_rental_variant_condition",
        "media_rental_sale_variant",
        "media_rental_rate_plan_not_found",
        "media_rental_rate_plan_inactive",
      ],
      409: ["media_rental_offer_exists"],
    },
  },
  async (req, { body }) => {
    const { result } = await createRentalOfferWorkflow(req.scope).run({ input: { offer: body, actor: signedIn(req) } })
    return { offer: await adminOffer(req.scope, result.id) }
  },
)
