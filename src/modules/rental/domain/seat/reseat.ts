import { Board, type Wish } from "./board"
import { seatByOneMove } from "./one-move"
import { seatByRecolouring } from "./recolour"
import { openShelf } from "./shelf"
import { byStart } from "./timeline"
import type { Reseating, SeatBlock, SeatCopy } from "./types"

/**
 * Finds other copies for allocations that must leave theirs, because the copy is lost, sold or overdue, one after the
 * other by their start. Each is seated as a request would be, so other bookings may move for it; the copies that are
 * left take no part. Whether an allocation may leave is for the caller to say: those named here are moved although
 * they are pinned.
 */
export function reseat(
  allocationIds: readonly string[],
  copies: readonly SeatCopy[],
  blocks: readonly SeatBlock[],
): Reseating {
  const wanted = new Set(allocationIds)
  const leaving = blocks.filter((block) => wanted.has(block.allocation_id)).sort(byStart)
  const left = new Set(leaving.map((block) => block.unit_id))
  const board = new Board(
    openShelf(
      copies.filter((copy) => !left.has(copy.id)),
      blocks,
    ),
  )
  for (const block of leaving) if (placed(board, { block })) wanted.delete(block.allocation_id)
  return { moves: board.moves(), unplaced: [...wanted] }
}

function placed(board: Board, wish: Wish): boolean {
  const [row] = board.freeRows(wish.block, 1)
  if (row !== undefined) board.place(wish.block, row)
  return row !== undefined || seatByOneMove(board, wish) || seatByRecolouring(board, [wish])
}
