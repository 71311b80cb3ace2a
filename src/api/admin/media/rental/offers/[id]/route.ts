import { route } from "../../../../../../lib/route"
import { editOfferSchema } from "../../../../../../modules/rental/domain/setup"
import { adminOffer } from "../../../../../../workflows/rental/readers/offers"
import { deleteSetup, editSetup, setupId, unknownReferences } from "../../setup-entries"
import { deletedAnswer, offerAnswer } from "../../setup-responses"

export const GET = route(
  {
    summary: "One rental offer",
    permission: "rental.setup:read",
    response: offerAnswer,
    errors: { 404: ["media_rental_offer_not_found"] },
  },
  async (req) => ({ offer: await adminOffer(req.scope, setupId(req, "offer")) }),
)

export const POST = route(
  {
    summary: "Change a rental offer",
    description: "What is rented or booked already keeps its price, terms and replacement value.",
    permission: "rental.setup:update",
    idempotency: "mediaRental",
    body: editOfferSchema,
    whenMalformed: unknownReferences("offer"),
    response: offerAnswer,
    errors: {
      400: ["media_invalid", "media_rental_date", "media_rental_rate_plan_inactive", "media_rental_sale_variant"],
      404: ["media_rental_offer_not_found"],
      409: ["media_rental_version_conflict"],
    },
  },
  async (req, { body }) => ({ offer: await adminOffer(req.scope, await editSetup(req, "offer", body)) }),
)

export const DELETE = route(
  {
    summary: "End renting a title",
    description: "Refused while rentals are open, copies are kept or customers wait; the variant itself stays.",
    permission: "rental.setup:delete",
    response: deletedAnswer("media_rental_offer"),
    errors: { 404: ["media_rental_offer_not_found"], 409: ["media_rental_in_use"] },
  },
  async (req) => deleteSetup(req, "offer"),
)
