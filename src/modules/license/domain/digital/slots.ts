/**
 * The smallest slot from 1 to `max` that nobody holds, or `null` when all are held. What is held above `max` (terms
 * never shrink under a licence, but rows are only rows) takes no slot away.
 */
export function freeSlot(held: Iterable<number>, max: number): number | null {
  const taken = new Set(held)
  for (let slot = 1; slot <= max; slot++) if (!taken.has(slot)) return slot
  return null
}
