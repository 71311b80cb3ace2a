import { byStart, firstAtLeast, openTimeline, type Timeline } from "./timeline"
import type { SeatBlock, SeatCopy } from "./types"

/**
 * The copies of one title with their timelines. A copy's row is its index; rows are in the order in which copies are
 * preferred when nothing else decides: least rented first, then by id.
 */
export interface Shelf {
  readonly copies: readonly SeatCopy[]
  readonly rowOf: ReadonlyMap<string, number>
  readonly lines: readonly Timeline[]
  /** Every free period of every copy, by its start. */
  readonly gaps: () => Gaps
  /** How many copies are blocked over time. */
  readonly profile: () => Profile
  /** Blocks that may move, in chains. */
  readonly chains: () => readonly Chain[]
}

/** Blocks by their start, each overlapping one before it; chains lie apart in time. */
export interface Chain {
  readonly from: number
  readonly until: number
  readonly blocks: readonly SeatBlock[]
}

/** Free periods as columns, ascending by `from`. */
export interface Gaps {
  readonly rows: Int32Array
  readonly from: Float64Array
  readonly until: Float64Array
}

/** From `times[i]` until `times[i + 1]` `counts[i]` copies are blocked. */
export interface Profile {
  readonly times: Float64Array
  readonly counts: Int32Array
}

/** @throws RangeError when a block is empty or its times are no numbers: passed over, it would let a copy out twice. */
export function openShelf(copies: readonly SeatCopy[], blocks: readonly SeatBlock[]): Shelf {
  const sorted = [...copies].sort((a, b) => a.rental_count - b.rental_count || (a.id < b.id ? -1 : 1))
  const rowOf = new Map(sorted.map((copy, row) => [copy.id, row]))
  const piles: SeatBlock[][] = sorted.map(() => [])
  for (const block of blocks) {
    if (!(block.from < block.until)) {
      throw new RangeError(`allocation ${block.allocation_id} blocks nothing: from ${block.from} until ${block.until}`)
    }
    const row = rowOf.get(block.unit_id)
    if (row !== undefined) piles[row]!.push(block)
  }
  const lines = piles.map(openTimeline)
  return {
    copies: sorted,
    rowOf,
    lines,
    gaps: once(() => freeGaps(lines)),
    profile: once(() => busyProfile(lines)),
    chains: once(() => looseChains(lines)),
  }
}

/** The greatest number of copies blocked at one instant of the period. */
export function busiest({ profile }: Shelf, from: number, until: number): number {
  const { times, counts } = profile()
  let index = firstAtLeast(times, from)
  let most = times[index] === from ? 0 : (counts[index - 1] ?? 0)
  for (; index < times.length && times[index]! < until; index++) most = Math.max(most, counts[index]!)
  return most
}

/**
 * What may move, in chains by its start. A booking whose own copy is blocked by something else at that time, as after
 * the copy became overdue, is left out: it takes no other copy's time where it is, and only staff decide about it.
 */
export function looseChains(lines: readonly Timeline[]): Chain[] {
  const chains: { from: number; until: number; blocks: SeatBlock[] }[] = []
  for (const block of lines.flatMap(looseBlocks).sort(byStart)) {
    const last = chains.at(-1)
    if (!last || block.from >= last.until) chains.push({ from: block.from, until: block.until, blocks: [block] })
    else {
      last.blocks.push(block)
      last.until = Math.max(last.until, block.until)
    }
  }
  return chains
}

function looseBlocks({ blocks }: Timeline): SeatBlock[] {
  let busyUntil = -Infinity
  return blocks.filter((block, index) => {
    const next = blocks[index + 1]
    const alone = busyUntil <= block.from && !(next && next.from < block.until)
    busyUntil = Math.max(busyUntil, block.until)
    return block.movable && alone
  })
}

function freeGaps(lines: readonly Timeline[]): Gaps {
  const rows: number[] = []
  const from: number[] = []
  const until: number[] = []
  const add = (row: number, start: number, end: number) => {
    if (start >= end) return
    rows.push(row)
    from.push(start)
    until.push(end)
  }
  lines.forEach(({ starts, ends }, row) => {
    add(row, -Infinity, starts[0] ?? Infinity)
    for (let index = 0; index < ends.length; index++) add(row, ends[index]!, starts[index + 1] ?? Infinity)
  })
  return inOrder(rows, from, until)
}

/** Sorts by `from`: the numbers by themselves, then each row to its place, which is far quicker than comparing rows. */
function inOrder(rows: readonly number[], from: readonly number[], until: readonly number[]): Gaps {
  const sorted = {
    rows: new Int32Array(rows.length),
    from: Float64Array.from(from).sort(),
    until: new Float64Array(rows.length),
  }
  const taken = new Int32Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const first = firstAtLeast(sorted.from, from[index]!)
    const place = first + taken[first]!
    taken[first] = taken[first]! + 1
    sorted.rows[place] = rows[index]!
    sorted.until[place] = until[index]!
  }
  return sorted
}

function busyProfile(lines: readonly Timeline[]): Profile {
  const starts = Float64Array.from(lines.flatMap((line) => line.starts)).sort()
  const ends = Float64Array.from(lines.flatMap((line) => line.ends)).sort()
  const times: number[] = []
  const counts: number[] = []
  let count = 0
  // A period that ends where another begins makes room for it first; equal instants become one entry.
  for (let start = 0, end = 0; end < ends.length;) {
    const time = Math.min(starts[start] ?? Infinity, ends[end]!)
    for (; ends[end] === time; end++) count--
    for (; starts[start] === time; start++) count++
    times.push(time)
    counts.push(count)
  }
  return { times: Float64Array.from(times), counts: Int32Array.from(counts) }
}

export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
