import { route } from "../../../../../../../lib/route"
import { cartNotices } from "../../../../../../../workflows/catalog/readers/cart-notices"
import { ageGate, pathParam } from "../../../context"
import { noticesResponse } from "../../../responses"
import { noticesQuery } from "../../../validators"

export const GET = route(
  {
    summary: "Notices about the media lines of a cart",
    description:
      "Region codes that do not fit the country, and age-restricted releases. Notices never stop a purchase. Without " +
      "`country_code` the country of the cart's shipping address counts.",
    query: noticesQuery,
    queryCode: "media_search_param",
    response: noticesResponse,
    errors: { 400: ["media_search_param"], 404: ["media_cart_not_found"] },
  },
  async (req, { query }) => ({
    notices: await cartNotices(req.scope, {
      cartId: pathParam(req, "id"),
      countryCode: query.country_code ?? null,
      gate: await ageGate(req, false),
    }),
  }),
)
