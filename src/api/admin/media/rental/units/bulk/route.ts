import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { takeInRentalUnitsWorkflow } from "../../../../../../workflows/rental/copies"
import { bulkUnitsBody } from "../../unit-bodies"
import { bulkAnswer } from "../../unit-validators"

export const POST = route(
  {
    summary: "Take copies in, by count or one by one",
    description:
      "All or none, at most 500. Barcodes that are taken are all named in `barcodes` of the answer. A copy without a " +
      "barcode gets the shop's next one: `R-`, a running number of at least eight digits, and a check digit (Damm).",
    permission: "rental.unit:create",
    body: bulkUnitsBody,
    response: bulkAnswer,
    status: 201,
    idempotency: "mediaRental",
    errors: {
      400: ["media_invalid", "media_grade_unknown"],
      404: ["media_rental_offer_not_found", "media_rental_location_not_found"],
      409: ["media_rental_barcode_taken"],
    },
  },
  async (req, { body }) => {
    const { offer_id, variant_id, location_id, status, count, units, ...common } = body
    const drafts = units?.map((unit) => ({ ...common, ...unit })) ?? Array.from({ length: count! }, () => common)
    const { result } = await takeInRentalUnitsWorkflow(req.scope).run({
      input: {
        offer_id,
        variant_id,
        location_id,
        status,
        units: drafts,
        prefix: units ? "units.{i}." : undefined,
        actor: signedIn(req),
      },
    })
    return { units: result, count: result.length }
  },
)
