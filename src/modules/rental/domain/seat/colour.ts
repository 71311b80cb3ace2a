import type { Busy, SeatBlock } from "./types"

/** Something to lay on a row; `home` is the row it lies on now, -1 when on none. */
export interface Piece {
  readonly block: SeatBlock
  readonly home: number
}

/**
 * `stay` leaves a piece at home when home is free, and sends the others where they push aside as little as possible;
 * `tight` gives every piece the row with the smallest gap before it, which keeps long free periods whole.
 */
export type Manner = "stay" | "tight"

/**
 * Lays pieces, ascending by their start, one after the other on rows between what is fixed there.
 *
 * @returns the row of each piece, or null when one does not fit
 */
export function colour(pieces: readonly Piece[], fixed: readonly Busy[], manner: Manner): Int32Array | null {
  const sweep = new Sweep(pieces, fixed)
  const rows = new Int32Array(pieces.length)
  for (let index = 0; index < pieces.length; index++) {
    const { block } = pieces[index]!
    const row = manner === "stay" ? sweep.calmRow(index) : sweep.tightRow(block)
    if (row < 0) return null
    sweep.lay(block, row)
    rows[index] = row
  }
  return rows
}

/** What is known of each row while the pieces are laid; columns, because every piece looks at every row. */
class Sweep {
  /** End of the last thing on the row so far. */
  private readonly busyUntil: Float64Array
  /** Start of the next fixed block, and which one that is. */
  private readonly nextFixed: Float64Array
  private readonly fixedIndex: Int32Array
  /** Start of the next piece at home on the row, for each piece and for the row as it stands. */
  private readonly following: Float64Array
  private readonly nextHome: Float64Array

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly fixed: readonly Busy[],
  ) {
    this.busyUntil = new Float64Array(fixed.length).fill(-Infinity)
    this.nextFixed = Float64Array.from(fixed, ({ starts }) => starts[0] ?? Infinity)
    this.fixedIndex = new Int32Array(fixed.length)
    this.following = new Float64Array(pieces.length)
    this.nextHome = new Float64Array(fixed.length).fill(Infinity)
    for (let index = pieces.length - 1; index >= 0; index--) {
      const { block, home } = pieces[index]!
      if (home < 0) continue
      this.following[index] = this.nextHome[home]!
      this.nextHome[home] = block.from
    }
  }

  lay(block: SeatBlock, row: number): void {
    this.busyUntil[row] = block.until
  }

  /** The row with the smallest gap before the piece, the first among equals. */
  tightRow({ from, until }: SeatBlock): number {
    let best = -1
    for (let row = 0; row < this.busyUntil.length; row++) {
      if (!this.isFree(row, from, until)) continue
      if (best < 0 || this.busyUntil[row]! > this.busyUntil[best]!) best = row
    }
    return best
  }

  /** Its own row when free; else the row that pushes nobody aside, or the latest booking, then the smallest gap. */
  calmRow(index: number): number {
    const { block, home } = this.pieces[index]!
    const { from, until } = block
    if (home >= 0) {
      this.nextHome[home] = this.following[index]!
      if (this.isFree(home, from, until)) return home
    }
    let best = -1
    let bestNext = -Infinity
    for (let row = 0; row < this.busyUntil.length; row++) {
      if (!this.isFree(row, from, until)) continue
      const next = Math.min(this.nextHome[row]!, until)
      if (next < bestNext || (next === bestNext && this.busyUntil[row]! <= this.busyUntil[best]!)) continue
      best = row
      bestNext = next
    }
    return best
  }

  private isFree(row: number, from: number, until: number): boolean {
    if (this.busyUntil[row]! > from) return false
    return this.nextFixed[row]! >= until || this.passFixed(row, from) >= until
  }

  /** Pieces come by their start, so fixed blocks that ended before this one's are behind for good. */
  private passFixed(row: number, from: number): number {
    const { starts, ends } = this.fixed[row]!
    let next = this.fixedIndex[row]!
    for (; next < ends.length && ends[next]! <= from; next++) this.busyUntil[row] = ends[next]!
    this.fixedIndex[row] = next
    return (this.nextFixed[row] = starts[next] ?? Infinity)
  }
}
