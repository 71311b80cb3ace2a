import { signedIn } from "../../../../../lib/permission"
import { route } from "../../../../../lib/route"
import { takeInRentalUnitsWorkflow } from "../../../../../workflows/rental/copies"
import { adminUnit } from "../../../../../workflows/rental/readers/unit-detail"
import { adminUnits } from "../../../../../workflows/rental/readers/units"
import { createUnitBody } from "../unit-bodies"
import { listUnitsQuery, unitAnswer, unitsAnswer } from "../unit-validators"

export const GET = route(
  {
    summary: "List copies",
    permission: "rental.unit:read",
    query: listUnitsQuery,
    response: unitsAnswer,
  },
  async (req, { query }) => {
    const { limit, offset, order, ...filters } = query
    const { units, count } = await adminUnits(req.scope, { filters, order, limit, offset })
    return { units, count, offset, limit }
  },
)

export const POST = route(
  {
    summary: "Take one copy in",
    description: "Without a barcode it gets the shop's next one, like `R-00001234-7`.",
    permission: "rental.unit:create",
    body: createUnitBody,
    response: unitAnswer,
    status: 201,
    idempotency: "mediaRental",
    errors: {
      400: ["media_invalid", "media_grade_unknown"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
      409: ["media_rental_barcode_taken"],
    },
  },
  async (req, { body }) => {
    const { offer_id, variant_id, location_id, status, ...draft } = body
    const { result } = await takeInRentalUnitsWorkflow(req.scope).run({
      input: { offer_id, variant_id, location_id, status, units: [draft], actor: signedIn(req) },
    })
    return { unit: await adminUnit(req.scope, result[0]!.id) }
  },
)
