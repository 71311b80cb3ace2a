import type { MedusaContainer } from "@medusajs/framework/types"
import { ageSchemes } from "../../../modules/catalog/settings"
import { settingsOf } from "../../lib/settings"
import { ratedAges } from "./context-rows"

/** A title, as far as its age limit goes. */
interface Rated {
  variant_id: string
  /** The merchant's own. */
  min_age: number | null
}

/**
 * The youngest age a title itself asks for: the offer's, else that of the catalogue's ratings that count in the channel.
 * `null`: any. Terms come before both, which is for the caller.
 */
export async function titleAge(
  container: MedusaContainer,
  { variant_id, min_age }: Rated,
  salesChannelId: string | null,
): Promise<number | null> {
  if (min_age !== null) return min_age
  const scope = salesChannelId === null ? {} : { salesChannelId }
  const schemes = await settingsOf(container).getSetting(ageSchemes, scope)
  return (await ratedAges(container, [variant_id], schemes)).get(variant_id) ?? null
}

/** The age of item `mi`'s ratings, `null` where none states one; takes the schemes that count twice, none means all. */
export const RATED_AGE = `(select max(mar.min_age) from media_age_rating mar
  where mar.media_item_id = mi.id and mar.deleted_at is null
    and (cardinality(?::text[]) = 0 or mar.scheme = any(?::text[])))`

/** Rating schemes that count where no channel is asked about: in the queue, which is a location's. */
export const shopSchemes = (container: MedusaContainer): Promise<readonly string[]> =>
  settingsOf(container).getSetting(ageSchemes)
