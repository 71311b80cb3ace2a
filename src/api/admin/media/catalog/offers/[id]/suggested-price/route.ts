import { z } from "@medusajs/framework/zod"
import { route } from "../../../../../../../lib/route"
import { suggestOfferPrice } from "../../../../../../../workflows/catalog/readers/suggested-price"
import { suggestedPriceQuery } from "../../../items-validators"

export const GET = route(
  {
    summary: "What the grades of a used copy suggest as its price",
    description: "base × min(f(media), s + (1 − s) × f(sleeve)); a suggestion, never written by itself.",
    permission: "catalog.item:read",
    query: suggestedPriceQuery,
    response: z.object({
      suggested_price: z.object({
        amount: z.string(),
        currency_code: z.string(),
        base: z.string(),
        media_factor: z.number(),
        sleeve_factor: z.number().nullable(),
        sleeve_floor: z.number(),
      }),
    }),
    errors: { 400: ["media_offer_not_graded"], 404: ["media_offer_not_found"] },
  },
  async (req, { query }) => ({ suggested_price: await suggestOfferPrice(req.scope, req.params.id!, query) }),
)
