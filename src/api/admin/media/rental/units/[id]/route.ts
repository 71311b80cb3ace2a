import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { changeRentalUnitWorkflow } from "../../../../../../workflows/rental/copies"
import { adminUnit } from "../../../../../../workflows/rental/readers/unit-detail"
import { updateUnitBody } from "../../unit-bodies"
import { deletedUnitAnswer, unitAnswer, withdrawAnswer } from "../../unit-validators"
import { UNIT_ERRORS, actAndAnswer, unitId } from "../unit-answers"

export const GET = route(
  {
    summary: "One copy with its bookings, past rentals, events and figures",
    permission: "rental.unit:read",
    response: unitAnswer,
    errors: { 404: ["media_rental_unit_not_found"] },
  },
  async (req) => ({ unit: await adminUnit(req.scope, unitId(req)) }),
)

export const POST = route(
  {
    summary: "Edit or move a copy",
    description:
      "A new home sends the copy's bookings to other copies of the old place, and is refused while one of them cannot " +
      "go. `status: in_transit` takes it out of service until it is shelved.",
    permission: "rental.unit:update",
    body: updateUnitBody,
    response: withdrawAnswer,
    idempotency: "mediaRental",
    errors: {
      ...UNIT_ERRORS,
      400: ["media_invalid", "media_grade_unknown"],
      404: [...UNIT_ERRORS[404], "media_rental_location_not_found"],
      409: [...UNIT_ERRORS[409], "media_rental_barcode_taken"],
    },
  },
  async (req, { body: { version, ...set } }) => actAndAnswer(req, { act: "edit", set }, version),
)

export const DELETE = route(
  {
    summary: "Remove a copy that was taken in by mistake",
    description: "Its past stays. Refused while anybody has it or waits for it.",
    permission: "rental.unit:delete",
    response: deletedUnitAnswer,
    errors: UNIT_ERRORS,
  },
  async (req) => {
    const id = unitId(req)
    await changeRentalUnitWorkflow(req.scope).run({ input: { id, act: { act: "delete" }, actor: signedIn(req) } })
    return { id, object: "rental_unit", deleted: true }
  },
)
