import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { sellRentalUnitWorkflow } from "../../../../../../../workflows/rental/copies"
import { adminUnit } from "../../../../../../../workflows/rental/readers/unit-detail"
import { withdrawBody } from "../../../unit-bodies"
import { withdrawAnswer } from "../../../unit-validators"
import { UNIT_ERRORS, unitId } from "../../unit-answers"

export const POST = route(
  {
    summary: "Move a copy to the used stock",
    description:
      "The copy becomes `sold` and the variant its offer names in `sale_variant_id` has one more where the copy is. Its " +
      "bookings go to other copies; those without one are flagged `at_risk`.",
    permission: "rental.unit:update",
    body: withdrawBody,
    response: withdrawAnswer,
    idempotency: "mediaRental",
    errors: { ...UNIT_ERRORS, 400: ["media_invalid", "media_rental_no_sale_variant"] },
  },
  async (req, { body: { version, note } }) => {
    const id = unitId(req)
    const { result } = await sellRentalUnitWorkflow(req.scope).run({
      input: { id, version, note, actor: signedIn(req) },
    })
    return { unit: await adminUnit(req.scope, id), moved: result.moved.length, at_risk: result.at_risk.length }
  },
)
