import type { Carrier } from "./enums"

/** What is counted of a disc. */
export interface CountedDisc {
  tracks?: readonly { duration_ms?: number | null }[]
}

/** Running time of all tracks in ms; a track without a duration counts as nothing. */
export function totalDuration(discs: readonly CountedDisc[]): number {
  return discs.reduce(
    (total, disc) => total + (disc.tracks ?? []).reduce((sum, track) => sum + (track.duration_ms ?? 0), 0),
    0,
  )
}

export function discCount(discs: readonly unknown[]): number {
  return discs.length
}

/**
 * The number a track gets when the sleeve's own is not given: its position, on records side and position (`A1`, `B1`).
 * The tracks of one record are shared out evenly over its sides, the first takes the odd one. A set's second record
 * begins with `A` again: where the sleeve goes on with `C`, its numbers are given.
 *
 * @example defaultTrackNumber("record", 6, 9) // "B1"
 */
export function defaultTrackNumber(carrier: Carrier, position: number, trackCount: number, sideCount = 2): string {
  if (carrier !== "record" || trackCount < 1 || sideCount < 1) return String(position)
  const perSide = Math.ceil(trackCount / sideCount)
  const side = Math.max(0, Math.min(Math.ceil(position / perSide), sideCount) - 1)
  return `${sideLetter(side)}${position - side * perSide}`
}

/** 0 → A … 25 → Z, then AA. */
function sideLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : sideLetter(Math.floor(index / 26) - 1) + letter
}
