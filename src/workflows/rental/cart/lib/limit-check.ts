import type { LimitCheck } from "../../../../modules/rental/actions/limits"
import type { RentalPeriod } from "../../../../modules/rental/domain/shop-time"
import type { RentalContext } from "../../readers/rental-context"

/** Who is to rent. */
export interface Renter {
  customer_id: string | null
  has_account: boolean
}

/** A title with the period it is wanted for. */
export interface WantedTitle {
  context: RentalContext
  period: Pick<RentalPeriod, "start_date" | "due_date" | "days" | "starts_at">
  quantity: number
}

/** What the limits of a booking are judged by. */
export function bookingLimits(
  renter: Renter,
  titles: readonly WantedTitle[],
  { other_copies = 0 }: { other_copies?: number } = {},
): LimitCheck {
  return {
    ...renter,
    allow_guest: titles.every(({ context }) => context.allow_guest),
    moment: "book",
    other_copies,
    titles: titles.map(({ context, period, quantity }) => ({
      terms: context.terms,
      calendar: context.calendar,
      plan: context.plan,
      rentable_from: context.offer.rentable_from,
      min_age: context.min_age,
      period,
      quantity,
    })),
  }
}
