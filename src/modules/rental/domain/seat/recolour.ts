import type { Board, Wish } from "./board"
import { colour, type Piece } from "./colour"
import { looseChains, type Chain } from "./shelf"
import { byStart, idleGap, openTimeline, type Timeline } from "./timeline"
import type { SeatBlock } from "./types"

/** Above this many bookings that could move, a re-colouring is not tried. */
export const RECOLOUR_LIMIT = 2_000

/**
 * Lays the wishes and every booking that may move, connected with them in time, anew over all copies; what is fixed
 * stays. Without fixed blocks, but those of copies out now, this succeeds exactly when at no instant more copies are
 * wanted than there are. Nothing is placed unless everything fits.
 *
 * It first leaves each booking on its copy where that is still free, because every move is a row to write and a shelf
 * label to change; only when that fails are all bookings packed as tightly as possible.
 */
export function seatByRecolouring(board: Board, wishes: readonly Wish[]): boolean {
  const chains = connected(board, wishes)
  if (chains.reduce((count, { blocks }) => count + blocks.length, 0) > RECOLOUR_LIMIT) return false
  const loose = chains.flatMap(({ blocks }) => blocks)
  const fixed = fixedLines(board, new Set(loose), wishes)
  const free = wishes.filter((wish) => wish.row === undefined)
  if (!fixed || !free.every((wish) => hasRowsFor(wish, free, fixed))) return false
  const pieces: Piece[] = [
    ...loose.map((block) => ({ block, home: board.rowOf(block) })),
    ...free.map(({ block }) => ({ block, home: -1 })),
  ].sort((a, b) => byStart(a.block, b.block))
  const rows = colour(pieces, fixed, "stay") ?? colour(pieces, fixed, "tight")
  if (!rows) return false
  rearrange(board, pieces, rows)
  for (const wish of wishes) if (wish.row !== undefined) board.place(wish.block, wish.row)
  return true
}

/** What could make room: the chains of movable blocks that a wish reaches into. Chains lie apart, so no other can. */
function connected(board: Board, wishes: readonly Wish[]): readonly Chain[] {
  const chains = board.untouched ? board.shelf.chains() : looseChains(board.lines)
  return chains.filter(({ from, until }) => wishes.some(({ block }) => from < block.until && block.from < until))
}

/** What does not take part, with the wishes for one certain copy; null when such a wish meets something fixed. */
function fixedLines(board: Board, loose: ReadonlySet<SeatBlock>, wishes: readonly Wish[]): Timeline[] | null {
  const fixed = board.lines.map((line) => {
    const staying = line.blocks.filter((block) => !loose.has(block))
    return staying.length === line.blocks.length ? line : openTimeline(staying)
  })
  for (const { block, row } of wishes) {
    if (row === undefined) continue
    if (idleGap(fixed[row]!, block.from, block.until) < 0) return null
    fixed[row] = openTimeline([...fixed[row]!.blocks, block])
  }
  return fixed
}

/** Whether enough copies have nothing fixed in the period: a glance that spares most of the vain attempts. */
function hasRowsFor({ block }: Wish, wishes: readonly Wish[], fixed: readonly Timeline[]): boolean {
  const alike = wishes.filter((other) => other.block.from === block.from && other.block.until === block.until)
  if (alike[0]!.block !== block) return true
  return fixed.filter((line) => idleGap(line, block.from, block.until) >= 0).length >= alike.length
}

function rearrange(board: Board, pieces: readonly Piece[], rows: Int32Array): void {
  const leaving = new Map<number, Set<SeatBlock>>()
  const moved = pieces.map((piece, index) => ({ ...piece, row: rows[index]! })).filter(({ row, home }) => row !== home)
  for (const { block, home } of moved) {
    if (home >= 0) leaving.set(home, (leaving.get(home) ?? new Set()).add(block))
  }
  for (const [row, blocks] of leaving) board.remove(blocks, row)
  for (const { block, row } of moved) board.place(block, row)
}
