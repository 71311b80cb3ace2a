import { signedInCustomer } from "../../../../../../../../lib/permission"
import { route } from "../../../../../../../../lib/route"
import { requireMine } from "../../../../../../../../workflows/rental/readers/my-rentals"
import { previewAct } from "../../../../../../../../workflows/rental/readers/order-previews"
import { cancelPreviewBody, myPreviewAnswer } from "../../../../me-validators"

export const POST = route(
  {
    summary: "What a cancellation would give back",
    body: cancelPreviewBody,
    response: myPreviewAnswer,
    errors: { 401: ["media_unauthorized"], 404: ["media_rental_not_found"], 409: ["media_rental_state"] },
  },
  async (req) => {
    const id = req.params.id!
    await requireMine(req.scope, id, signedInCustomer(req).id)
    return { preview: await previewAct(req.scope, id, { act: "cancel" }) }
  },
)
