import { netCharged, type ReversibleRow } from "./charges"
import { lateFee, type LateFee } from "./late-fee"
import type { TermsSnapshot } from "./terms"

/** A rental as much as its late fee needs. */
export interface LateRental {
  late_due_date: string
  currency_code: string
  replacement_value: string
  terms_snapshot: Pick<TermsSnapshot, "terms" | "calendar">
}

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
