import type { Sql } from "../../../../lib/sql"
import { calendarDays, isBookable, nextAvailable, type CalendarDate } from "../../domain/availability"
import { reachOfMoves } from "../../domain/seat"
import { loadTitle, type Title, type TitleQuestion } from "../seating"

/** A time a copy would be occupied, buffers included; epoch milliseconds. */
export interface WantedTime {
  from: number
  until: number
}

export interface AvailabilityQuestion extends Omit<TitleQuestion, "from" | "until"> {
  wanted: WantedTime
  quantity: number
  /** Other times that would do, in order; only asked for when `wanted` cannot be had. */
  otherwise: () => readonly WantedTime[]
}

export interface AvailabilityAnswer {
  bookable: boolean
  /** Copies without any block in the time; bookings that move can make more of it bookable. */
  free_copies: number
  /** Index in `otherwise` of the first time that can be had. */
  next: number | null
}

/**
 * Whether so many copies can be had for a time, as the allocator would seat them now. Most questions are answered by the
 * allocations of that time alone, or by those of the bookings that would make room by moving once; only else must all
 * be read.
 */
export async function askAvailability(sql: Sql, question: AvailabilityQuestion): Promise<AvailabilityAnswer> {
  const { wanted, quantity, otherwise, ...title } = question
  const from = new Date(wanted.from)
  const window = await loadTitle(sql, { ...title, from, until: new Date(wanted.until) })
  const free_copies = window.open.freeCopies(wanted.from, wanted.until)
  if (free_copies >= quantity || (free_copies + 1 === quantity && (await makesRoom(sql, question, window)))) {
    return { bookable: true, free_copies, next: null }
  }
  const { open } = await loadTitle(sql, { ...title, from })
  const bookable = isBookable(
    open,
    Array.from({ length: quantity }, () => wanted),
  )
  const candidates = bookable ? [] : otherwise().map(({ from, until }, index) => ({ from, until, index }))
  return { bookable, free_copies, next: nextAvailable(open, candidates, quantity)?.index ?? null }
}

/** Whether one round of moves frees one more copy: the allocator seats by that before it tries anything else. */
async function makesRoom(
  sql: Sql,
  { wanted, quantity: _, otherwise: __, ...title }: AvailabilityQuestion,
  { blocks }: Title,
): Promise<boolean> {
  const reach = reachOfMoves(blocks, wanted)
  if (!reach) return false
  // Dates are whole milliseconds and the database's instants are not: nothing of the reach may be left out.
  const [from, until] = [new Date(reach.from), new Date(Math.ceil(reach.until))]
  const { open } = await loadTitle(sql, { ...title, from, until })
  return open.oneMoreByMoving(wanted.from, wanted.until)
}

export interface CalendarQuestion extends Omit<TitleQuestion, "from" | "until"> {
  dates: readonly CalendarDate[]
}

/** How many copies are free on each day. */
export async function askCalendar(
  sql: Sql,
  { dates, ...title }: CalendarQuestion,
): Promise<{ date: string; open: boolean; free: number }[]> {
  const [first, last] = [dates[0], dates[dates.length - 1]]
  if (!first || !last) return []
  const { open } = await loadTitle(sql, { ...title, from: new Date(first.from), until: new Date(last.until) })
  return calendarDays(open, dates)
}
