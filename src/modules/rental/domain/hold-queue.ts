import { addDays } from "./dates"
import type { Busy } from "./seat"
import { nextOpenDate, localDateOf, periodOf, walkInStartDate, type ShopCalendar } from "./shop-time"
import type { Terms } from "./terms"

/** What decides how long a copy is kept for a hold. */
export interface PickupRules {
  calendar: ShopCalendar
  terms: Pick<Terms, "pickup_window_ms" | "buffer_after_ms" | "roll_closed_due">
  /** Of the rate plan: a rental handed out from this time on counts from the next day. */
  late_start_time: string | null
}

/** The time a copy is set aside for a hold whose turn it is. */
export interface PickupPeriod {
  starts_at: Date
  /** Last moment to fetch the copy. */
  expires_at: Date
  /** When a rental that begins at the last moment is due. */
  ends_at: Date
  blocked_until: Date
}

/**
 * From now on, through the pickup window, for as many days as the customer wants, plus the buffer: whenever within the
 * window the copy is fetched, the rental fits into this time.
 *
 * @example
 * pickupPeriod({ calendar, terms, late_start_time: null }, { days: 3, now })
 */
export function pickupPeriod(rules: PickupRules, { days, now }: { days: number; now: Date }): PickupPeriod {
  const { calendar, terms, late_start_time } = rules
  const expires_at = new Date(now.getTime() + terms.pickup_window_ms)
  const start_date = walkInStartDate(expires_at, calendar.tz, late_start_time)
  const { due_at } = periodOf({ calendar, terms, start_date, due_date: addDays(start_date, days) })
  // A shop that is due in the morning and hands out in the evening still keeps the copy until the window has passed.
  const ends_at = due_at > expires_at ? due_at : new Date(expires_at.getTime() + 1000)
  return { starts_at: now, expires_at, ends_at, blocked_until: new Date(ends_at.getTime() + terms.buffer_after_ms) }
}

/** A hold in the order of its queue. */
export interface QueuedHold {
  id: string
  /** Keeps its place and is passed over. */
  suspended: boolean
  /** How long it keeps a copy, see `pickupPeriod`. */
  keeps_ms: number
}

/**
 * Where everybody in a queue stands: 1 is the first. Who is suspended keeps the place and counts.
 */
export function placesOf(queue: readonly Pick<QueuedHold, "id">[]): Map<string, number> {
  return new Map(queue.map((hold, index) => [hold.id, index + 1]))
}

/**
 * When each hold of a queue can expect a copy: every one in turn takes the first stretch of time that is long enough on
 * any copy, by the due dates known now. `null` where no copy has an end in sight, and for who is suspended.
 *
 * @param copies blocked periods of each copy, disjoint and in order
 */
export function expectedTurns(
  copies: readonly Busy[],
  queue: readonly QueuedHold[],
  now: number,
): Map<string, number | null> {
  const lines = copies.map(({ starts, ends }) => starts.map((from, index): Stretch => ({ from, until: ends[index]! })))
  const turns = new Map<string, number | null>()
  for (const { id, suspended, keeps_ms } of queue) {
    const best = suspended ? null : earliest(lines, keeps_ms, now)
    if (best) occupy(best.line, { from: best.from, until: best.from + keeps_ms })
    turns.set(id, best?.from ?? null)
  }
  return turns
}

/** The shop-local date of a turn: the day itself, or the next one on which the shop is open. */
export function turnDate(turn: number | null, calendar: ShopCalendar): string | null {
  if (turn === null) return null
  const date = localDateOf(new Date(turn), calendar.tz)
  return nextOpenDate(calendar, date) ?? date
}

interface Stretch {
  from: number
  until: number
}

/** Further than this nobody's due date reaches; a copy blocked until then has no end in sight. */
const IN_SIGHT_MS = 5 * 366 * 86_400_000

function earliest(lines: Stretch[][], length: number, now: number): { line: Stretch[]; from: number } | null {
  let best: { line: Stretch[]; from: number } | null = null
  for (const line of lines) {
    const from = firstFree(line, length, now)
    if (from - now < IN_SIGHT_MS && (best === null || from < best.from)) best = { line, from }
    if (best?.from === now) break
  }
  return best
}

function firstFree(line: readonly Stretch[], length: number, now: number): number {
  let from = now
  for (const block of line) {
    if (block.from >= from + length) break
    if (block.until > from) from = block.until
  }
  return from
}

function occupy(line: Stretch[], stretch: Stretch): void {
  const index = line.findIndex((block) => block.from >= stretch.until)
  line.splice(index === -1 ? line.length : index, 0, stretch)
}
