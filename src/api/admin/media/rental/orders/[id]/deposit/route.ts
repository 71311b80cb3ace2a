import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { secureRentalDepositWorkflow, waiveRentalDepositWorkflow } from "../../../../../../../workflows/rental/counter"
import { adminRental } from "../../../../../../../workflows/rental/readers/rental-view"
import { depositBody } from "../../../orders-validators"
import { rentalAnswer } from "../../../rental-responses"

export const POST = route(
  {
    summary: "Secure the order's deposit anew, or do without it",
    description:
      "For a hold that has run out, or will before the last copy of the order is settled. `hold` authorises it anew, " +
      "`charge` takes it as money, `waive` does without.",
    permission: "rental.order:adjust",
    idempotency: "mediaRental",
    body: depositBody,
    response: rentalAnswer,
    errors: {
      404: ["media_rental_not_found"],
      409: ["media_rental_state", "media_rental_deposit_refused"],
    },
  },
  async (req, { body }) => {
    const rental_id = req.params.id!
    const { type, id } = signedIn(req)
    const actor = { type, id }
    if (body.action === "waive") await waiveRentalDepositWorkflow(req.scope).run({ input: { rental_id, actor } })
    else await secureRentalDepositWorkflow(req.scope).run({ input: { rental_id, mode: body.action, actor } })
    return { order: await adminRental(req.scope, rental_id) }
  },
)
