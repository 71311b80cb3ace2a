import { signedInCustomer } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { actOnRentalWorkflow } from "../../../../../../../workflows/rental/orders"
import { myRental, requireMine } from "../../../../../../../workflows/rental/readers/my-rentals"
import { extendBody, extendedAnswer } from "../../../me-validators"

export const POST = route(
  {
    summary: "Keep a copy longer",
    description:
      "The whole new period at today's price, less the rent already charged; what is to pay goes on the shop order. " +
      "`max_due_date` of a refusal is the latest date that would do.",
    idempotency: "mediaRental",
    body: extendBody,
    response: extendedAnswer,
    errors: {
      400: ["media_rental_extension_refused", "media_rental_period", "media_rental_no_rate"],
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
    const { result } = await actOnRentalWorkflow(req.scope).run({
      input: {
        rental_order_id,
        act: { act: "extend", due_date: body.due_date, by: "customer", expected },
        actor: { type, id: customer_id },
      },
    })
    const rental = await myRental(req.scope, rental_order_id, customer_id)
    const posted = new Set(result.charges.map(({ id }) => id))
    return {
      rental,
      charge: rental.charges.find(({ id }) => posted.has(id)) ?? null,
      payment_collection_id: result.payment_collection_id,
    }
  },
)
