import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { invalid } from "../../../../lib/errors"
import type { InspectionInput } from "../../../../modules/rental/actions/counter"
import { select } from "../../../lib/sql"
import { gradeFaults } from "../../copies/steps/check-intake"
import { requireLocations } from "../../readers/locations"

export interface CheckInspection {
  /** Of the copy that is looked at. */
  barcode?: string | undefined
  rental_id?: string | undefined
  location_id?: string | undefined
  inspection?: InspectionInput | undefined
}

/** Grades are the catalogue's, places must exist. @throws 400 `media_grade_unknown`, 404 `media_rental_location_not_found` */
export async function requireSoundInspection(container: MedusaContainer, input: CheckInspection): Promise<void> {
  if (input.location_id !== undefined) await requireLocations(container, [input.location_id])
  const { inspection } = input
  if (!inspection?.media_grade && !inspection?.sleeve_grade) return
  const [offer] = await select<{ media_type: string }>(
    container,
    `select f.media_type from media_rental_unit u join media_rental_offer f on f.id = u.offer_id
     left join media_rental_order r on r.unit_id = u.id and r.id = ?
     where u.deleted_at is null and (lower(u.barcode) = lower(?) or r.id is not null) limit 1`,
    [input.rental_id ?? "", input.barcode ?? ""],
  )
  const { media_grade, sleeve_grade } = inspection
  const problems = offer ? await gradeFaults(container, offer.media_type, [{ media_grade, sleeve_grade }]) : []
  if (problems.length > 0) throw invalid(problems)
}

/** The same before a return or an inspection is written. Reads only. */
export const checkReturnStep = createStep(
  "media-rental-check-return",
  async (input: CheckInspection, { container }) => {
    await requireSoundInspection(container, input)
    return new StepResponse(null)
  },
)
