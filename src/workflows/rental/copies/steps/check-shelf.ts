import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { requireLocations } from "../../readers/locations"

/**
 * Where a copy is put must exist. Reads only.
 * @throws 404 `media_rental_location_not_found`
 */
export const checkShelfStep = createStep(
  "media-rental-check-shelf",
  async ({ location_id }: { location_id?: string | undefined }, { container }) => {
    if (location_id !== undefined) await requireLocations(container, [location_id])
    return new StepResponse(null)
  },
)
