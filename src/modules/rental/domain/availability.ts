import { IN_SERVICE_STATUSES, type AllocationKind, type RentalStatus, type UnitStatus } from "./enums"
import type { OpenTitle, SeatBlock, SeatCopy, SeatRequest } from "./seat/types"

const DAY = 86_400_000

/** Where a block without a known end ends: 9999-12-31, as in the database. */
export const FOREVER = Date.UTC(9999, 11, 31)

/** A copy as stored. */
export interface TitleCopy {
  id: string
  status: UnitStatus
  rental_count: number
}

/** An allocation as stored, with the status of its rental order; instants are epoch milliseconds. */
export interface TitleAllocation {
  id: string
  unit_id: string
  kind: AllocationKind
  starts_at: number
  blocked_from: number
  blocked_until: number
  active: boolean
  pinned: boolean
  custody_open: boolean
  late_after: number | null
  expires_at: number | null
  rental_status: RentalStatus | null
  cart_id: string | null
}

/**
 * The mere bookings of one copy: of kind `rental`, not picked, not handed out, never lapsing. Nearly all allocations
 * are that, and thousands of them cost as little as their numbers.
 */
export interface CopyBookings {
  unit_id: string
  ids: readonly string[]
  starts_at: readonly number[]
  blocked_from: readonly number[]
  blocked_until: readonly number[]
}

/**
 * A title at one location. Nothing here needs to name it: what is booked on a copy is booked at its home, as a copy gets
 * a new home only when its bookings have found another copy at the old one.
 */
export interface TitleFacts {
  /** Whose home the location is. */
  copies: readonly TitleCopy[]
  /**
   * Of these copies: every active allocation that ends later than now, and every one with open custody whenever it
   * was due. Earlier ones do no harm; those of the last 30 days let the allocator see idle time before a request.
   */
  allocations: readonly TitleAllocation[]
  /** Of those the mere bookings, which are then not among `allocations`. */
  bookings?: readonly CopyBookings[]
  now: number
  /** Terms: an overdue copy is assumed back so many days from now; null = not before it is scanned in. */
  overdue_assume_days: number | null
  buffer_after_ms: number
  /** Allocations that are about to be replaced, such as the one that is extended. */
  excludeAllocationIds?: readonly string[]
  /** A cart whose own checkout holds do not stand in its way. */
  excludeCartId?: string
}

/** What the allocator works on: copies in service and what blocks them. */
export interface TitleBlocks {
  copies: SeatCopy[]
  blocks: SeatBlock[]
}

/**
 * Turns what is stored into copies and blocks, with every job stopped: lapsed holds block nothing, an overdue copy is
 * blocked for every date, a copy that is out is not here now, whatever its dates say.
 */
export function blocksAt(facts: TitleFacts): TitleBlocks {
  const { now, buffer_after_ms } = facts
  const inService = facts.copies.filter(isInService)
  const excluded = new Set(facts.excludeAllocationIds)
  const blocks: SeatBlock[] = []
  const inCustody = new Set<string>()
  for (const allocation of facts.allocations) {
    if (!allocation.active) continue
    if (allocation.custody_open) inCustody.add(allocation.unit_id)
    if (excluded.has(allocation.id) || isLapsed(allocation, now) || isOwnHold(allocation, facts)) continue
    blocks.push(allocation.custody_open ? custodyBlock(allocation, facts) : plainBlock(allocation, facts))
  }
  for (const booked of facts.bookings ?? []) addBookings(blocks, booked, { now, excluded })
  for (const { id, status } of inService) {
    if (status === "inspecting" || status === "cleaning") blocks.push(statusBlock(id, now + buffer_after_ms))
    // Only a scan takes a copy back: one that is out without a rental to wait for is not promised to anybody.
    if (status === "out" && !inCustody.has(id)) blocks.push(statusBlock(id, FOREVER))
  }
  return { copies: inService.map(({ id, rental_count }) => ({ id, rental_count })), blocks }
}

/** Whether all requests can be seated together. */
export function isBookable(title: OpenTitle, requests: readonly SeatRequest[]): boolean {
  return title.seat(requests) !== null
}

/** A day of a calendar with the period in which a copy must be free to count. */
export interface CalendarDate {
  date: string
  from: number
  until: number
  open: boolean
}

/**
 * How many copies are free on each day. The days are in order and do not overlap; so each copy walks over its own
 * blocks once and marks runs of days.
 */
export function calendarDays(
  title: OpenTitle,
  dates: readonly CalendarDate[],
): { date: string; open: boolean; free: number }[] {
  const change = new Int32Array(dates.length + 1)
  for (const { starts, ends } of title.busy) {
    let counted = 0
    for (let index = 0; index < starts.length; index++) {
      const first = Math.max(
        counted,
        firstDate(dates, ({ until }) => until > starts[index]!),
      )
      const end = firstDate(dates, ({ from }) => from >= ends[index]!)
      if (first >= end) continue
      change[first]! += 1
      change[end]! -= 1
      counted = end
    }
  }
  let blocked = 0
  return dates.map(({ date, open }, index) => {
    blocked += change[index]!
    return { date, open, free: title.copies.length - blocked }
  })
}

/** The first candidate for which `quantity` copies can be seated. */
export function nextAvailable<Candidate extends { from: number; until: number }>(
  title: OpenTitle,
  candidates: readonly Candidate[],
  quantity: number,
): Candidate | null {
  const fits = ({ from, until }: Candidate) =>
    title.freeCopies(from, until) >= quantity ||
    // Counting is quicker than seating, and where more copies are blocked than can be spared no moves help.
    (title.busiest(from, until) + quantity <= title.copies.length &&
      isBookable(
        title,
        Array.from({ length: quantity }, () => ({ from, until })),
      ))
  return candidates.find(fits) ?? null
}

function isInService({ status }: TitleCopy): boolean {
  return (IN_SERVICE_STATUSES as readonly UnitStatus[]).includes(status)
}

function isLapsed({ expires_at }: TitleAllocation, now: number): boolean {
  return expires_at !== null && expires_at <= now
}

/** What a cart has booked already stays booked; only its holds are replaced by what it asks now. */
function isOwnHold({ kind, cart_id }: TitleAllocation, { excludeCartId }: TitleFacts): boolean {
  return excludeCartId !== undefined && kind === "checkout_hold" && cart_id === excludeCartId
}

function plainBlock(allocation: TitleAllocation, facts: TitleFacts): SeatBlock {
  const { id, unit_id, blocked_from, blocked_until } = allocation
  return { allocation_id: id, unit_id, from: blocked_from, until: blocked_until, movable: isMovable(allocation, facts) }
}

function isMovable(allocation: TitleAllocation, { now }: TitleFacts): boolean {
  const { kind, rental_status, pinned, starts_at } = allocation
  const unbound = kind === "checkout_hold" || (kind === "rental" && rental_status === "reserved")
  return unbound && !pinned && starts_at > now
}

/** As `plainBlock` of each: a mere booking moves as long as its time has not come. */
function addBookings(
  blocks: SeatBlock[],
  { unit_id, ids, starts_at, blocked_from, blocked_until }: CopyBookings,
  { now, excluded }: { now: number; excluded: ReadonlySet<string> },
): void {
  for (let index = 0; index < ids.length; index++) {
    const allocation_id = ids[index]!
    if (excluded.has(allocation_id)) continue
    const movable = starts_at[index]! > now
    blocks.push({ allocation_id, unit_id, from: blocked_from[index]!, until: blocked_until[index]!, movable })
  }
}

/** A copy at a customer's: until its planned end, and overdue for every date or until it is assumed back. */
function custodyBlock(allocation: TitleAllocation, { now, overdue_assume_days }: TitleFacts): SeatBlock {
  const { id, unit_id, blocked_from, blocked_until, late_after } = allocation
  const overdue = late_after !== null && late_after < now
  const back = !overdue ? now + 1 : overdue_assume_days === null ? FOREVER : now + overdue_assume_days * DAY
  return {
    allocation_id: id,
    unit_id,
    from: overdue ? Math.min(0, blocked_from) : blocked_from,
    // The stored period counts in any case: the database lets nothing overlap it.
    until: Math.max(blocked_until, back),
    movable: false,
    out: true,
  }
}

/** Blocked by where the copy is rather than by an allocation. */
function statusBlock(unitId: string, until: number): SeatBlock {
  return { allocation_id: `status:${unitId}`, unit_id: unitId, from: 0, until, movable: false }
}

/** Index of the first date for which the condition holds; once it holds, it holds for all that follow. */
function firstDate(dates: readonly CalendarDate[], holds: (date: CalendarDate) => boolean): number {
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(dates[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
