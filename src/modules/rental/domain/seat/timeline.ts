import type { Busy, SeatBlock } from "./types"

/** Idle time beyond this does not count when copies are compared: a month and a year are both simply "free". */
export const IDLE_CAP = 30 * 86_400_000

/** The blocks of one copy by their start, and when they block it. Never changed: a change makes another timeline. */
export interface Timeline extends Busy {
  readonly blocks: readonly SeatBlock[]
}

export function byStart(a: SeatBlock, b: SeatBlock): number {
  return a.from - b.from || a.until - b.until
}

export function openTimeline(blocks: SeatBlock[]): Timeline {
  blocks.sort(byStart)
  const starts: number[] = []
  const ends: number[] = []
  for (const { from, until } of blocks) {
    const last = ends.length - 1
    if (last < 0 || from > ends[last]!) {
      starts.push(from)
      ends.push(until)
    } else if (until > ends[last]!) ends[last] = until
  }
  return { blocks, starts, ends }
}

/** The index of the first of the ascending numbers that is at least `value`; their count when none is. */
export function firstAtLeast(numbers: ArrayLike<number>, value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the first of the ascending numbers that is greater than `value`; their count when none is. */
export function firstAbove(numbers: ArrayLike<number>, value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Free time right before plus right after the period, each capped; -1 when the copy is not free throughout it. */
export function idleGap({ starts, ends }: Busy, from: number, until: number): number {
  const next = firstAtLeast(starts, until)
  const before = next > 0 ? from - ends[next - 1]! : IDLE_CAP
  if (before < 0) return -1
  const after = next < starts.length ? starts[next]! - until : IDLE_CAP
  return Math.min(before, IDLE_CAP) + Math.min(after, IDLE_CAP)
}
