import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { MediaError, invalid, type Problem } from "../../../../lib/errors"
import type { UnitDraft } from "../../../../modules/rental/actions/copies"
import { gradeProblems, loadGradeBook } from "../../../catalog/lib/check-grades"
import { select } from "../../../lib/sql"
import { requireLocations } from "../../readers/locations"

/** The offer copies are taken in for, by its id or its variant's. */
export interface OfferRef {
  offer_id?: string | undefined
  variant_id?: string | undefined
}

export interface CheckIntakeInput extends OfferRef {
  location_id: string
  units: readonly UnitDraft[]
  /** Path of the copies in the request body, `units.{i}.`; left out for a single one. */
  prefix?: string | undefined
}

/**
 * Finds the offer and checks what other modules know: that the location exists and the grades are the catalogue's.
 * Reads only.
 *
 * @throws 404 `media_rental_offer_not_found`, `media_rental_location_not_found`; 400 `media_grade_unknown`
 */
export const checkIntakeStep = createStep(
  "media-rental-check-intake",
  async (input: CheckIntakeInput, { container }) => {
    const offer = await findOffer(container, input)
    await requireLocations(container, [input.location_id])
    const problems = await gradeFaults(container, offer.media_type, input.units, input.prefix)
    if (problems.length > 0) throw invalid(problems)
    return new StepResponse(offer)
  },
)

/** An offer with what its copies are checked by. */
export interface OfferOfUnits {
  id: string
  variant_id: string
  media_type: string
  title: string
}

async function findOffer(container: MedusaContainer, { offer_id, variant_id }: OfferRef): Promise<OfferOfUnits> {
  const [offer] = await select<OfferOfUnits>(
    container,
    `select id, variant_id, media_type, title from media_rental_offer
      where (id = ?::text or variant_id = ?::text) and deleted_at is null limit 1`,
    [offer_id ?? null, variant_id ?? null],
  )
  if (offer) return offer
  const named = offer_id === undefined ? `variant_id: ${variant_id} is not for rent` : `offer_id: no offer ${offer_id}`
  throw new MediaError("not_found", "media_rental_offer_not_found", named)
}

/** Grades that the catalogue's scale for this type of media does not have; each wrong grade once per copy. */
export async function gradeFaults(
  container: MedusaContainer,
  mediaType: string,
  units: readonly UnitDraft[],
  prefix = "",
): Promise<Problem[]> {
  const graded = units.map(({ media_grade, sleeve_grade }) => ({
    media_grade: media_grade ?? null,
    sleeve_grade: sleeve_grade ?? null,
  }))
  if (graded.every(({ media_grade, sleeve_grade }) => !media_grade && !sleeve_grade)) return []
  const problems = gradeProblems(mediaType, graded, await loadGradeBook(container))
  return problems.map((problem) => ({
    ...problem,
    path: problem.path.replace(/^offers\.(\d+)\./, (_, index: string) => prefix.replace("{i}", index)),
  }))
}
