import { signedInCustomer } from "../../../../../../../../lib/permission"
import { route } from "../../../../../../../../lib/route"
import { requireMine } from "../../../../../../../../workflows/rental/readers/my-rentals"
import { previewAct } from "../../../../../../../../workflows/rental/readers/order-previews"
import { extendPreviewBody, myPreviewAnswer } from "../../../../me-validators"

export const POST = route(
  {
    summary: "What a later due date would cost",
    body: extendPreviewBody,
    response: myPreviewAnswer,
    errors: {
      400: ["media_rental_extension_refused", "media_rental_period", "media_rental_no_rate"],
      401: ["media_unauthorized"],
      404: ["media_rental_not_found"],
      409: ["media_rental_state"],
    },
  },
  async (req, { body }) => {
    const id = req.params.id!
    await requireMine(req.scope, id, signedInCustomer(req).id)
    return { preview: await previewAct(req.scope, id, { act: "extend", due_date: body.due_date, by: "customer" }) }
  },
)
