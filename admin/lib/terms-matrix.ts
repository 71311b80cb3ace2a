import type { Query } from "./query"
import type { ResolvedTerms, TermsColumn, TermsRow, TermsScope } from "./rental-setup-types"

/** A scope as the question for the terms in force; the whole shop asks without any. */
export const scopeQuery = (scope: TermsScope): Query => ({
  variant_id: scope.variant_id ?? undefined,
  media_type: scope.media_type ?? undefined,
  customer_group_id: scope.customer_group_id ?? undefined,
  location_id: scope.location_id ?? undefined,
})

/** Where a value comes from: the row itself, another row, or the defaults. */
export type Origin = { from: "own" } | { from: "default" } | { from: "row"; id: string }

export function originOf(resolved: ResolvedTerms, column: TermsColumn, ownId: string | null): Origin {
  const { id } = resolved.sources[column]
  if (id === null) return { from: "default" }
  return id === ownId ? { from: "own" } : { from: "row", id }
}

/** The row for everything, which the matrix shows first also while there is none. */
export const shopRow = (rows: readonly TermsRow[]): TermsRow | null => rows.find((row) => row.weight === 0) ?? null

/** Rows for something, the most general first. */
export const scopedRows = (rows: readonly TermsRow[]): TermsRow[] => rows.filter((row) => row.weight > 0)

export const SHOP: TermsScope = { variant_id: null, media_type: null, customer_group_id: null, location_id: null }
