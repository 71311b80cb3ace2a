import { sumOf, type LedgerRow } from "./charges"
import type { ChargeKind } from "./enums"
import { lateFee, type LateFee } from "./late-fee"
import type { TermsSnapshot } from "./terms"

/** A rental as much as its late fee needs. */
export interface LateRental {
  late_due_date: string
  currency_code: string
  replacement_value: string
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
}

/** A ledger row that can be told from its reversals. */
export type ReversibleRow = LedgerRow & { id: string; reverses_id: string | null }

/**
 * The late fee a rental would bear if its copy came back at a moment, after what its ledger holds already. While the
 * copy is out this is shown; at its return, or before an extension by staff, it is posted.
 */
export function accruedLate(rental: LateRental, charges: readonly ReversibleRow[], returnedAt: Date): LateFee {
  const { late_due_date, currency_code, replacement_value, terms_snapshot } = rental
  return lateFee({
    due_date: late_due_date,
    calendar: terms_snapshot.calendar,
    terms: terms_snapshot.terms,
    currency_code,
    replacement_value,
    returned_at: returnedAt,
    late_charged: netCharged(charges, ["late"], currency_code),
    late_and_lost_charged: netCharged(charges, ["late", "lost"], currency_code),
  })
}

/** What charges of these kinds come to after their own reversals. */
export function netCharged(charges: readonly ReversibleRow[], kinds: readonly ChargeKind[], currency: string): string {
  const own = new Set(charges.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))
  const rows = charges.filter(({ id, reverses_id }) => own.has(id) || own.has(reverses_id ?? ""))
  return sumOf(rows, [...kinds, "waiver", "refund"], currency)
}
