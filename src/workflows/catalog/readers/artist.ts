import type { CreditGraph } from "../../../modules/catalog/domain/item-graph"

/**
 * Roles a release is filed under, most telling first: an album has artists, a film its director, a game its
 * developer. Only the first role that is credited counts, so a soundtrack is by its artists, not by the film's crew.
 */
export const PRINCIPAL_ROLES = ["artist", "director", "composer", "author", "developer"] as const

type Credit = Pick<CreditGraph, "track_id" | "role" | "credited_as" | "join_phrase"> & {
  contributor: Pick<CreditGraph["contributor"], "name">
}

/**
 * Who a release is by, as printed: "Simon & Garfunkel", "Miles Davis, John Coltrane". Credits come in their order;
 * join phrases are stored with their spaces.
 * `null` when nobody is credited in such a role.
 */
export function artistOf(credits: readonly Credit[]): string | null {
  const own = credits.filter((credit) => credit.track_id === null)
  const role = PRINCIPAL_ROLES.find((principal) => own.some((credit) => credit.role === principal))
  const named = own.filter((credit) => credit.role === role)
  if (named.length === 0) return null
  const last = named.length - 1
  return named.map((credit, index) => nameOf(credit) + (index < last ? (credit.join_phrase ?? ", ") : "")).join("")
}

const nameOf = (credit: Credit): string => credit.credited_as ?? credit.contributor.name
