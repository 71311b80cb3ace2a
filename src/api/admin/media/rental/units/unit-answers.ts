import { MediaError } from "../../../../../lib/errors"
import { id as idSchema } from "../../../../../lib/fields"
import { signedIn } from "../../../../../lib/permission"
import type { MediaRequest } from "../../../../../lib/route"
import { changeRentalUnitWorkflow, type UnitAct } from "../../../../../workflows/rental/copies"
import { adminUnit } from "../../../../../workflows/rental/readers/unit-detail"

/**
 * The id in a route's path.
 * @throws 404 for what cannot be an id
 */
export function unitId(req: MediaRequest): string {
  const given = req.params.id ?? ""
  if (idSchema.safeParse(given).success) return given
  const shown = JSON.stringify(given.slice(0, 100))
  throw new MediaError("not_found", "media_rental_unit_not_found", `rental copy ${shown} does not exist`)
}

/** Does something with the copy of the path and answers the copy as it is then, and what became of its bookings. */
export async function actAndAnswer(
  req: MediaRequest,
  act: UnitAct,
  version: number | undefined,
): Promise<Record<string, unknown>> {
  const id = unitId(req)
  const { result } = await changeRentalUnitWorkflow(req.scope).run({
    input: { id, version, act, actor: signedIn(req) },
  })
  return { unit: await adminUnit(req.scope, id), moved: result.moved.length, at_risk: result.at_risk.length }
}

/** Codes every change of a copy may answer with. */
export const UNIT_ERRORS = {
  404: ["media_rental_unit_not_found"],
  409: ["media_rental_state", "media_rental_version_conflict", "media_rental_unit_held", "media_rental_unit_conflict"],
  429: ["media_rental_busy"],
}
