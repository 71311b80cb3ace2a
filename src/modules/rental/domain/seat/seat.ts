import { Board, type Wish } from "./board"
import { seatByOneMove } from "./one-move"
import { seatByRecolouring } from "./recolour"
import { busiest, once, openShelf, type Shelf } from "./shelf"
import { idleGap } from "./timeline"
import type { OpenTitle, SeatBlock, SeatCopy, SeatPlan, SeatRequest } from "./types"

/**
 * Reads copies and blocks of a title once, to ask many things of them.
 *
 * `blocks` holds everything that blocks a copy later than now, however far ahead: a booking that is moved takes its
 * whole period along. Blocks of copies that are not in the list are passed over.
 */
export function openTitle(copies: readonly SeatCopy[], blocks: readonly SeatBlock[]): OpenTitle {
  const shelf = openShelf(copies, blocks)
  return {
    copies: shelf.copies,
    busy: shelf.lines,
    seat: (requests) => seatOn(shelf, requests),
    freeCopies: (from, until) =>
      from < until ? shelf.lines.reduce((count, line) => count + (idleGap(line, from, until) >= 0 ? 1 : 0), 0) : 0,
    oneMoreByMoving: (from, until) => oneMoreByMoving(shelf, { from, until }),
    busiest: (from, until) => busiest(shelf, from, until),
  }
}

/** From the first to the last instant of the bookings that could move out of a period; null when none could. */
export function reachOfMoves(blocks: readonly SeatBlock[], { from, until }: SeatRequest): SeatRequest | null {
  const inTheWay = blocks.filter((block) => block.movable && block.from < until && from < block.until)
  if (inTheWay.length === 0) return null
  return {
    from: inTheWay.reduce((least, block) => Math.min(least, block.from), from),
    until: inTheWay.reduce((most, block) => Math.max(most, block.until), until),
  }
}

/** Every free copy is taken, whichever is taken first; so it does not matter what lies before and after the period. */
function oneMoreByMoving(shelf: Shelf, request: SeatRequest): boolean {
  const wish = wishFor(shelf, request)
  if (!wish) return false
  const board = new Board(shelf)
  const free = board.freeRows(request, shelf.copies.length)
  const wanted = Array.from({ length: free.length + 1 }, () => request)
  if (!couldFit(shelf, wanted)) return false
  for (const row of free) board.place({ ...wish.block }, row)
  return seatByOneMove(board, wish)
}

/**
 * Finds a copy for every request, moving bookings that may move when nothing else helps: a free copy, else a copy that
 * one round of moves frees, else a new arrangement of all. Requests are seated one after the other.
 *
 * @example seat([{ from: 3, until: 7 }], [{ id: "1", rental_count: 0 }], []) // { seats: [{ request: 0, unit_id: "1" }], moves: [] }
 */
export function seat(
  requests: readonly SeatRequest[],
  copies: readonly SeatCopy[],
  blocks: readonly SeatBlock[],
): SeatPlan | null {
  return seatOn(openShelf(copies, blocks), requests)
}

function seatOn(shelf: Shelf, requests: readonly SeatRequest[]): SeatPlan | null {
  const wishes = requests.map((request) => wishFor(shelf, request))
  if (!wishes.every((wish) => wish !== null)) return null
  const fits = once(() => couldFit(shelf, requests))
  const board = new Board(shelf)
  if (seatInTurn(board, wishes, fits)) return planOf(board, wishes)
  const anew = new Board(shelf)
  return fits() && seatByRecolouring(anew, wishes) ? planOf(anew, wishes) : null
}

/** Null for what no copy can serve: another title's copy, an empty period, times that are no numbers. */
function wishFor(shelf: Shelf, { from, until, unit_id }: SeatRequest): Wish | null {
  if (!(from < until)) return null
  const row = unit_id === undefined ? undefined : shelf.rowOf.get(unit_id)
  if (unit_id !== undefined && row === undefined) return null
  return { block: { allocation_id: "", unit_id: "", from, until, movable: row === undefined }, row }
}

function seatInTurn(board: Board, wishes: readonly Wish[], fits: () => boolean): boolean {
  for (let first = 0, next = 0; first < wishes.length; first = next) {
    while (next < wishes.length && isAlike(wishes[first]!, wishes[next]!)) next++
    const alike = wishes.slice(first, next)
    const rows = directRows(board, alike)
    rows.forEach((row, index) => board.place(alike[index]!.block, row))
    if (rows.length < alike.length && !fits()) return false
    // A round of moves frees no second copy, so the rest of them needs a round each.
    if (!alike.slice(rows.length).every((wish) => seatByOneMove(board, wish))) return false
  }
  return true
}

/** Wishes for the same period are answered by one look at the copies: the best, the second best and so on. */
function isAlike(a: Wish, b: Wish): boolean {
  return a === b || (a.row === undefined && b.row === undefined && sameTimes(a.block, b.block))
}

function sameTimes(a: SeatBlock, b: SeatBlock): boolean {
  return a.from === b.from && a.until === b.until
}

function directRows(board: Board, alike: readonly Wish[]): number[] {
  const { block, row } = alike[0]!
  if (row === undefined) return board.freeRows(block, alike.length)
  return idleGap(board.lines[row]!, block.from, block.until) >= 0 ? [row] : []
}

/** Whether at every instant there are as many copies unblocked as are wanted; without that no arrangement helps. */
function couldFit(shelf: Shelf, wanted: readonly SeatRequest[]): boolean {
  const bounds = [...new Set(wanted.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b)
  return bounds.every((from, index) => {
    const until = bounds[index + 1]
    if (until === undefined) return true
    const count = wanted.filter((request) => request.from < until && from < request.until).length
    return count === 0 || busiest(shelf, from, until) + count <= shelf.copies.length
  })
}

function planOf(board: Board, wishes: readonly Wish[]): SeatPlan {
  return {
    seats: wishes.map(({ block }, request) => ({ request, unit_id: board.shelf.copies[board.rowOf(block)]!.id })),
    moves: board.moves(),
  }
}
