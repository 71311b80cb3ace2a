import { compareMoney, subtractMoney } from "./money"

/** Epoch milliseconds, half-open. */
export interface Stretch {
  from: number
  until: number
}

/** What became of one copy: from when to when it was the shop's to rent, and its times out and in downtime. */
export interface UnitLife {
  service: Stretch
  /** Each from hand-out to return; one that is not back yet until the moment the figures are for. */
  out: readonly Stretch[]
  downtime: readonly Stretch[]
}

/**
 * Time out ÷ (time in service − downtime), all within the window, over all copies together: 0 to 1, or `null` where no
 * copy could have been rented. A copy that comes back late is out, not in the downtime that was planned meanwhile.
 *
 * @example
 * utilisation([{ service: { from: 0, until: 10 }, out: [{ from: 2, until: 5 }], downtime: [{ from: 5, until: 9 }] }], { from: 0, until: 10 })
 * // 3 ÷ (10 − 4) = 0.5
 */
export function utilisation(lives: readonly UnitLife[], window: Stretch): number | null {
  let out = 0
  let rentable = 0
  for (const life of lives) {
    const service = clipped(life.service, window)
    if (!service) continue
    const away = union(life.out, service)
    const unusable = union([...life.out, ...life.downtime], service) - away
    out += away
    rentable += service.until - service.from - unusable
  }
  return rentable > 0 ? out / rentable : null
}

/**
 * (revenue − cost) ÷ cost of amounts in one currency, to four decimals; `null` without a cost.
 *
 * @example returnOnInvestment("30.00", "20.00", "eur") // 0.5
 */
export function returnOnInvestment(revenue: string, cost: string | null, currency: string): number | null {
  if (cost === null || compareMoney(cost, 0) <= 0) return null
  return Math.round((Number(subtractMoney(revenue, cost, currency)) / Number(cost)) * 10_000) / 10_000
}

/** Milliseconds covered by any of the stretches within the window. */
function union(stretches: readonly Stretch[], window: Stretch): number {
  let covered = 0
  let reached = window.from
  for (const { from, until } of [...stretches].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, reached)
    const end = Math.min(until, window.until)
    if (end <= start) continue
    covered += end - start
    reached = end
  }
  return covered
}

function clipped({ from, until }: Stretch, window: Stretch): Stretch | null {
  const within = { from: Math.max(from, window.from), until: Math.min(until, window.until) }
  return within.from < within.until ? within : null
}
