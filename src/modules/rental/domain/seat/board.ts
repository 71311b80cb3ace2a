import type { Shelf } from "./shelf"
import { firstAbove, idleGap, openTimeline, type Timeline } from "./timeline"
import type { SeatBlock, SeatMove, SeatRequest } from "./types"

/** A request on its way to a copy. */
export interface Wish {
  readonly block: SeatBlock
  /** The row of the only copy that will do. */
  readonly row?: number
}

/** A shelf on which things are tried: rows are replaced, the shelf stays as it is. */
export class Board {
  readonly lines: Timeline[]
  /** Where blocks went that were placed here; the others are where they were. */
  readonly placed = new Map<SeatBlock, number>()
  private readonly changed = new Set<number>()
  private reach: Float64Array | null = null

  constructor(readonly shelf: Shelf) {
    this.lines = [...shelf.lines]
  }

  get untouched(): boolean {
    return this.changed.size === 0
  }

  place(block: SeatBlock, row: number): void {
    this.replace(row, [...this.lines[row]!.blocks, block])
    this.placed.set(block, row)
  }

  remove(blocks: ReadonlySet<SeatBlock>, row: number): void {
    this.replace(
      row,
      this.lines[row]!.blocks.filter((block) => !blocks.has(block)),
    )
  }

  rowOf(block: SeatBlock): number {
    return this.placed.get(block) ?? this.shelf.rowOf.get(block.unit_id)!
  }

  /** Up to `count` rows that are free throughout the period, smallest idle gap first. */
  freeRows({ from, until }: SeatRequest, count: number): number[] {
    const gaps: number[] = []
    const free: number[] = []
    for (let row = 0; row < this.lines.length; row++) {
      const gap = idleGap(this.lines[row]!, from, until)
      gaps.push(gap)
      if (gap >= 0) free.push(row)
    }
    if (count > 1) return free.sort((a, b) => gaps[a]! - gaps[b]! || a - b).slice(0, count)
    const best = free.reduce((least, row) => (least < 0 || gaps[row]! < gaps[least]! ? row : least), -1)
    return best < 0 ? [] : [best]
  }

  /** Whether any copy is free throughout the period. */
  hasRoom(from: number, until: number): boolean {
    const gaps = this.shelf.gaps()
    this.reach ??= this.reachOfGaps()
    const begun = firstAbove(gaps.from, from)
    if (begun > 0 && this.reach[begun - 1]! >= until) return true
    for (const row of this.changed) if (idleGap(this.lines[row]!, from, until) >= 0) return true
    return false
  }

  /** The moves as they stand in the end: what moved twice moved once, what came back did not move. */
  moves(): SeatMove[] {
    return [...this.placed]
      .map(([block, row]) => ({
        allocation_id: block.allocation_id,
        from_unit_id: block.unit_id,
        to_unit_id: this.shelf.copies[row]!.id,
      }))
      .filter((move) => move.from_unit_id !== "" && move.from_unit_id !== move.to_unit_id)
  }

  private replace(row: number, blocks: SeatBlock[]): void {
    this.lines[row] = openTimeline(blocks)
    this.changed.add(row)
    this.reach = null
  }

  /** The i-th is the latest end of the shelf's first i + 1 free periods; rows changed here are looked at one by one. */
  private reachOfGaps(): Float64Array {
    const { rows, until } = this.shelf.gaps()
    const reach = new Float64Array(rows.length)
    let latest = -Infinity
    for (let index = 0; index < rows.length; index++) {
      if (until[index]! > latest && !this.changed.has(rows[index]!)) latest = until[index]!
      reach[index] = latest
    }
    return reach
  }
}
