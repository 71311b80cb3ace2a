/** A budget year. 365 days, not a calendar year: so many years from any start are the same moment in one step or many. */
export const YEAR_MS = 365 * 86_400_000

/** How many devices have been deactivated in the year that began at `year_at`. */
export interface Budget {
  year_at: Date
  used: number
}

/**
 * The budget as it stands at `now`: a year that is over counts from zero, and the new one begins where the old one
 * ended, however long ago that is.
 */
export function budgetAt({ year_at, used }: Budget, now: Date): Budget {
  const years = Math.floor((now.getTime() - year_at.getTime()) / YEAR_MS)
  if (years < 1) return { year_at, used }
  return { year_at: new Date(year_at.getTime() + years * YEAR_MS), used: 0 }
}

/** When the current year ends. */
export const budgetEnds = ({ year_at }: Pick<Budget, "year_at">): Date => new Date(year_at.getTime() + YEAR_MS)

/** The budget after one more deactivation, or `null` when there is none left. */
export function spend(budget: Budget, max: number, now: Date): Budget | null {
  const { year_at, used } = budgetAt(budget, now)
  return used < max ? { year_at, used: used + 1 } : null
}
