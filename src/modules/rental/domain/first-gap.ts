/** Epoch milliseconds, half-open. */
export interface Span {
  from: number
  until: number
}

/**
 * The first stretch of `wanted` that none of the spans covers; `null` when they cover all of it.
 *
 * @example firstGap({ from: 0, until: 9 }, [{ from: 0, until: 2 }, { from: 5, until: 6 }]) // { from: 2, until: 5 }
 */
export function firstGap(wanted: Span, spans: readonly Span[]): Span | null {
  let from = wanted.from
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.until <= from) continue
    if (span.from > from) return { from, until: Math.min(span.from, wanted.until) }
    from = span.until
    if (from >= wanted.until) return null
  }
  return from < wanted.until ? { from, until: wanted.until } : null
}
