import type { RentalDetail } from "./rental-types"
import { addDays } from "./shop-clock"

type Extensible = Pick<RentalDetail, "due_date" | "late_due_date" | "extendable_until">

/**
 * The due date an extension begins with: a day more than the customer has anyway, which is until the next open day when
 * the shop is closed on the due date, and at least until tomorrow when the rental is overdue; never more than its rules
 * allow. Of a rental that cannot be extended the next day, so that the server says why.
 *
 * @example proposedDueDate({ due_date: "2026-12-05", late_due_date: "2026-12-05", … }, "2026-12-05") // "2026-12-06"
 */
export function proposedDueDate(rental: Extensible, today: string): string {
  const { due_date, late_due_date, extendable_until: latest } = rental
  const had = [due_date, late_due_date, today].reduce((one, other) => (one > other ? one : other))
  const wished = addDays(latest === null ? due_date : had, 1)
  return latest !== null && wished > latest ? latest : wished
}
