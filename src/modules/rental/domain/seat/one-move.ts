import type { Board, Wish } from "./board"
import { idleGap, openTimeline } from "./timeline"
import type { SeatBlock } from "./types"

interface Way {
  row: number
  blockers: SeatBlock[]
  gap: number
}

/**
 * Seats the request on a copy whose blocks in its period can all go straight to free copies: the copy with the fewest
 * of them, then with the smallest idle gap, then whose bookings begin later, then the first. The blocks of one copy
 * lie apart in time, so each finds its place independently of the others, and until the copy is chosen it is enough to
 * ask whether there is one.
 */
export function seatByOneMove(board: Board, { block, row }: Wish): boolean {
  let best: Way | null = null
  const rows = row === undefined ? board.lines.keys() : [row]
  for (const candidate of rows) {
    const way = wayOn(board, candidate, block, best?.blockers.length ?? Infinity)
    if (way && (!best || isBetter(way, best))) best = way
  }
  if (!best) return false
  board.remove(new Set(best.blockers), best.row)
  board.place(block, best.row)
  for (const blocker of best.blockers) board.place(blocker, board.freeRows(blocker, 1)[0]!)
  return true
}

function isBetter(a: Way, b: Way): boolean {
  if (a.blockers.length !== b.blockers.length) return a.blockers.length < b.blockers.length
  return a.gap < b.gap || (a.gap === b.gap && a.blockers[0]!.from > b.blockers[0]!.from)
}

function wayOn(board: Board, row: number, { from, until }: SeatBlock, mostMoves: number): Way | null {
  const { blocks } = board.lines[row]!
  const blockers: SeatBlock[] = []
  let lastUntil = -Infinity
  for (const block of blocks) {
    if (block.from >= until) break
    if (block.until <= from) continue
    // The database keeps bookings of a copy apart; asking keeps a plan whole whatever it is given.
    if (!block.movable || block.from < lastUntil || blockers.length === mostMoves) return null
    if (!board.hasRoom(block.from, block.until)) return null
    lastUntil = block.until
    blockers.push(block)
  }
  const rest = openTimeline(blocks.filter((block) => !blockers.includes(block)))
  return { row, blockers, gap: idleGap(rest, from, until) }
}
