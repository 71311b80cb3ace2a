/** Instants are epoch milliseconds, every period is half-open: `[from, until)`. Touching periods do not overlap. */

/** A copy in service at the location that is asked about. */
export interface SeatCopy {
  id: string
  rental_count: number
}

/**
 * A period in which a copy is spoken for. Blocks of one copy may lie over each other: an overdue copy is blocked for
 * every date although it has bookings.
 */
export interface SeatBlock {
  allocation_id: string
  unit_id: string
  from: number
  until: number
  /** May be moved to another copy at the same time. */
  movable: boolean
  /** The copy is at a customer's. */
  out?: boolean
}

/** One copy for one period. Quantity n is n equal requests; a cart is a list of all its requests for the title. */
export interface SeatRequest {
  from: number
  until: number
  /** Only this copy will do: a scanned copy, or the one whose rental is extended. Its bookings may move away. */
  unit_id?: string
}

export interface SeatMove {
  allocation_id: string
  from_unit_id: string
  to_unit_id: string
}

/** Which copy each request gets (`request` is its index) and which bookings move first. */
export interface SeatPlan {
  seats: { request: number; unit_id: string }[]
  moves: SeatMove[]
}

/** What became of the allocations that had to leave their copies. */
export interface Reseating {
  moves: SeatMove[]
  /** Allocations no copy could be found for; they stay where they are and somebody must look at them. */
  unplaced: string[]
}

/** The copies of one title at one location with their blocks, read once and asked many things. */
export interface OpenTitle {
  readonly copies: readonly SeatCopy[]
  /** Seats all requests or none; null when they cannot all be seated. Nothing changes, the plan is for the caller. */
  seat(requests: readonly SeatRequest[]): SeatPlan | null
  /** How many copies have no block at all in the period. */
  freeCopies(from: number, until: number): number
  /**
   * Whether one copy more than are free can be had by one round of moves. What overlaps `reachOfMoves` decides this;
   * nothing else needs to have been read.
   */
  oneMoreByMoving(from: number, until: number): boolean
  /** The greatest number of copies blocked at one instant of the period. */
  busiest(from: number, until: number): number
  /** The periods in which each copy is blocked, merged and in order; one entry per copy, as `copies`. */
  readonly busy: readonly Busy[]
}

/** Disjoint blocked periods of one copy in order: the i-th is `[starts[i], ends[i])`. */
export interface Busy {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}
