import { route } from "../../../../../../lib/route"
import { walkInPreview } from "../../../../../../workflows/rental/counter/answers"
import { walkInPreviewAnswer } from "../../counter-responses"
import { walkInPreviewBody } from "../../counter-validators"

export const POST = route(
  {
    summary: "What renting scanned copies out on the spot would come to",
    description: "Reads only. From the plan's `late_start_time` on, the rental counts from tomorrow.",
    permission: "rental.counter:read",
    body: walkInPreviewBody,
    response: walkInPreviewAnswer,
    errors: {
      400: ["media_rental_date", "media_rental_period", "media_rental_no_rate"],
      404: [
        "media_rental_barcode_unknown",
        "media_rental_customer_not_found",
        "media_rental_location_not_found",
        "media_rental_offer_not_found",
        "media_region_not_found",
      ],
      409: ["media_rental_state"],
    },
  },
  async (req, { body }) => ({ preview: await walkInPreview(req.scope, body) }),
)
