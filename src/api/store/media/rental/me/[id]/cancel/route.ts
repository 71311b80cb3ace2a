import { signedInCustomer } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { actOnRentalWorkflow } from "../../../../../../../workflows/rental/orders"
import { myRental, requireMine } from "../../../../../../../workflows/rental/readers/my-rentals"
import { cancelBody, myRentalAnswer } from "../../../me-validators"

export const POST = route(
  {
    summary: "Cancel a rental before its hand-out",
    description: "Rent goes back by the terms the rental was booked with, the deposit as well.",
    idempotency: "mediaRental",
    body: cancelBody,
    response: myRentalAnswer,
    errors: {
      401: ["media_unauthorized"],
      404: ["media_rental_not_found"],
      409: ["media_rental_charge_changed", "media_rental_state"],
    },
  },
  async (req, { body }) => {
    const rental_order_id = req.params.id!
    const { id: customer_id, type } = signedInCustomer(req)
    await requireMine(req.scope, rental_order_id, customer_id)
    const expected = { total: body.expected_total, currency_code: body.currency_code }
    await actOnRentalWorkflow(req.scope).run({
      input: {
        rental_order_id,
        act: { act: "cancel", reason: body.reason ?? "customer", expected },
        actor: { type, id: customer_id },
      },
    })
    return { rental: await myRental(req.scope, rental_order_id, customer_id) }
  },
)
