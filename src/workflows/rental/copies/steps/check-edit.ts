import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../../lib/errors"
import type { UnitEdit } from "../../../../modules/rental/actions/copies"
import { select } from "../../../lib/sql"
import { requireLocations } from "../../readers/locations"
import { gradeFaults } from "./check-intake"

export interface CheckUnitEditInput {
  id: string
  set: UnitEdit
}

/**
 * Checks grades and locations of an edit. A copy that does not exist is for the edit itself to refuse. Reads only.
 *
 * @throws 404 `media_rental_location_not_found`, 400 `media_grade_unknown`
 */
export const checkUnitEditStep = createStep(
  "media-rental-check-unit-edit",
  async ({ id, set }: CheckUnitEditInput, { container }) => {
    const locations = [set.home_location_id, set.current_location_id].filter((place) => place !== undefined)
    if (locations.length > 0) await requireLocations(container, locations)
    const [offer] = await select<{ media_type: string }>(
      container,
      `select f.media_type from media_rental_unit u join media_rental_offer f on f.id = u.offer_id where u.id = ?`,
      [id],
    )
    const problems = offer ? await gradeFaults(container, offer.media_type, [set]) : []
    if (problems.length > 0) throw invalid(problems)
    return new StepResponse(null)
  },
)
