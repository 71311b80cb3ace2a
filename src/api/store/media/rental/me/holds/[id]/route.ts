import { signedInCustomer } from "../../../../../../../lib/permission"
import { route, type MediaRequest } from "../../../../../../../lib/route"
import { changeRentalHoldWorkflow, type HoldChange } from "../../../../../../../workflows/rental/holds"
import { myHold } from "../../../../../../../workflows/rental/readers/holds"
import { myHoldAnswer, suspendBody } from "../../../holds-validators"

const errors = {
  401: ["media_unauthorized"],
  404: ["media_rental_hold_not_found"],
  409: ["media_rental_state"],
}

export const POST = route(
  {
    summary: "Suspend or resume a hold",
    description: "A suspended hold keeps its place and is passed over. One that is ready cannot be suspended.",
    idempotency: "mediaRental",
    body: suspendBody,
    response: myHoldAnswer,
    errors: { 400: ["media_rental_date"], ...errors },
  },
  (req, { body: { suspended_until } }) =>
    changed(req, suspended_until === null ? { act: "resume" } : { act: "suspend", until: suspended_until }),
)

export const DELETE = route(
  {
    summary: "Leave the queue, or give back the copy that is set aside",
    response: myHoldAnswer,
    errors,
  },
  (req) => changed(req, { act: "cancel", reason: null }),
)

async function changed(req: MediaRequest, change: HoldChange) {
  const { id: customer_id, type } = signedInCustomer(req)
  const hold = { id: req.params["id"] ?? "", customer_id }
  await changeRentalHoldWorkflow(req.scope).run({ input: { hold, change, actor: { type, id: customer_id } } })
  return { hold: await myHold(req.scope, hold.id, customer_id) }
}
