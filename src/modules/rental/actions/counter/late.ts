import { accruedLate } from "../../domain/accrued-late"
import { latePeriodKey } from "../../domain/charges"
import { overdueSince, type LateFee } from "../../domain/late-fee"
import type { Charge } from "../ledger"
import type { CounterRental } from "./rows"

/** When the copy becomes overdue; what the allocation's `late_after` holds while it is out. */
export function boundaryOf({ late_due_date, terms_snapshot }: CounterRental): Date {
  return overdueSince({ due_date: late_due_date, calendar: terms_snapshot.calendar, terms: terms_snapshot.terms })
}

/** The late fee as though these charges had never been made. */
export function lateFeeWithout(
  rental: CounterRental,
  { returned_at, charges, without }: { returned_at: Date; charges: readonly Charge[]; without: readonly string[] },
): LateFee {
  const standing = charges.filter(
    ({ id, reverses_id }) => !without.includes(id) && !without.includes(reverses_id ?? ""),
  )
  return accruedLate(rental, standing, returned_at)
}

/** The period key of the late charge of a return. */
export const lateKeyOf = (rental: CounterRental): string => latePeriodKey(rental.late_due_date)
