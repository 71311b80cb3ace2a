import { dayNumber } from "./dates"
import { type Tier, type Tile, cheapestCover, usableTiles } from "./price-cover"

export interface UnusedTiersInput {
  tiers: readonly Tier[]
  min_days: number
  max_days: number
}

/**
 * Ids of the tiers that no rental the plan allows is ever charged with: some other cover is cheaper, or as cheap and
 * preferred, whatever the start and length, for everybody, for the members of each one group, and for who is in all.
 *
 * @example
 * // tiers 1 = 1.00, 3 = 5.00
 * unusedTiers({ tiers, min_days: 1, max_days: 30 }) // the id of the tier of 3 days
 */
export function unusedTiers({ tiers, min_days, max_days }: UnusedTiersInput): string[] {
  const used = new Set<string>()
  for (const currency_code of new Set(tiers.map((tier) => tier.currency_code.toLowerCase()))) {
    for (const group_ids of audiencesOf(tiers)) {
      const tiles = usableTiles({ tiers, currency_code, group_ids })
      for (const end of endDays(tiles, max_days)) markUsed(used, tiles, end, min_days, max_days)
    }
  }
  return tiers.map((tier) => tier.id).filter((id) => !used.has(id))
}

function audiencesOf(tiers: readonly Tier[]): string[][] {
  const groups = [...new Set(tiers.flatMap((tier) => tier.customer_group_id ?? []))]
  return [[], ...groups.map((group) => [group]), ...(groups.length > 1 ? [groups] : [])]
}

/**
 * Ends of rentals that stand for all: prices repeat by the week, except where a rental of up to `maxDays` touches the
 * first or last date of a tier.
 */
function endDays(tiles: readonly Tile[], maxDays: number): Set<number> {
  const edges = new Set(tiles.flatMap((tile) => [tile.from, tile.to]).filter(Number.isFinite))
  if (edges.size === 0) edges.add(dayNumber("2001-01-01"))
  const ends = new Set<number>()
  for (const edge of edges) {
    for (let end = edge - 6; end <= edge + maxDays + 6; end++) ends.add(end)
  }
  return ends
}

/** One search backwards from an end serves every start: the way on from a day depends on that day and the end alone. */
function markUsed(used: Set<string>, tiles: readonly Tile[], end: number, minDays: number, maxDays: number): void {
  const { choice } = cheapestCover(tiles, end - maxDays, maxDays)
  const reached = new Uint8Array(maxDays)
  for (let i = 0; i < maxDays; i++) {
    if (i <= maxDays - minDays) reached[i] = 1
    const tile = reached[i] === 1 ? tiles[choice[i] as number] : undefined
    if (!tile) continue
    used.add(tile.tier.id)
    if (i + tile.days < maxDays) reached[i + tile.days] = 1
  }
}
