import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { usableLocations } from "./context-rows"

/** @throws 404 `media_rental_location_not_found` naming the first stock location that does not exist */
export async function requireLocations(container: MedusaContainer, ids: readonly string[]): Promise<void> {
  const found = await usableLocations(container, ids, null)
  const missing = ids.find((id) => !found.has(id))
  if (missing === undefined) return
  throw new MediaError("not_found", "media_rental_location_not_found", `stock location ${missing} does not exist`)
}
