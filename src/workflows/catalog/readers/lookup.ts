import type { MedusaContainer } from "@medusajs/framework/types"
import { sourceOf } from "../../../lib/registry"
import type { LookupVerdict } from "../../../modules/catalog/domain/enums"
import { candidateIdentifiers } from "../../../modules/catalog/domain/identifiers"
import type { IdentifierMatch } from "../../../modules/catalog/actions/lookup-identifiers"
import type MediaCatalogService from "../../../modules/catalog/service"

/** Copies by their own barcode belong to the rental capability, which provides a source under this key. */
export const UNIT_LOOKUP_SOURCE = "mediaUnitLookupSource"

/** A copy that carries a code. */
export interface UnitMatch {
  kind: string
  id: string
  label: string
}

/** Finds copies by the barcode stuck on them. */
export interface UnitLookupSource {
  byCode(code: string): Promise<UnitMatch[]>
}

export interface LookupAnswer {
  code: string
  normalized: { type: string; value_norm: string }[]
  matches: Omit<IdentifierMatch, "value_norm" | "place">[]
  unit_matches: UnitMatch[]
  verdict: LookupVerdict
}

/** Reads a code in every way it allows and says who carries it. */
export async function lookupCode(container: MedusaContainer, code: string): Promise<LookupAnswer> {
  const matches = await container.resolve<MediaCatalogService>("mediaCatalog").lookupIdentifiers(code)
  const units = (await sourceOf<UnitLookupSource>(container, UNIT_LOOKUP_SOURCE)?.byCode(code)) ?? []
  return {
    code,
    normalized: candidateIdentifiers(code).map(({ type, value_norm }) => ({ type, value_norm })),
    matches: matches.map(({ value_norm: _norm, place: _place, ...match }) => match),
    unit_matches: units,
    verdict: verdictOf(matches),
  }
}

/**
 * Several items: ambiguous. One item that carries the code in two places (its own sleeve and a disc): duplicate. The
 * same number known in two ways at one place (a catalogue number that is also an identifier) is one find.
 */
function verdictOf(matches: IdentifierMatch[]): LookupVerdict {
  const items = new Set(matches.map((m) => m.media_item_id))
  if (items.size === 0) return "none"
  if (items.size > 1) return "ambiguous"
  return new Set(matches.map((m) => m.place)).size > 1 ? "duplicate" : "exact"
}
