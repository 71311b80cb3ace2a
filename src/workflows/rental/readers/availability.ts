import type { MedusaContainer } from "@medusajs/framework/types"
import type { AvailabilityAnswer } from "../../../modules/rental/actions/availability"
import type { CalendarDate } from "../../../modules/rental/domain/availability"
import { addDays, daysBetween } from "../../../modules/rental/domain/dates"
import type { Fulfilment } from "../../../modules/rental/domain/enums"
import { periodProblems } from "../../../modules/rental/domain/limits"
import { occupiedBy } from "../../../modules/rental/domain/occupied"
import { instantAt, isOpen, localDateOf, periodOf, type RentalPeriod } from "../../../modules/rental/domain/shop-time"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalContext } from "./rental-context"

/** A period somebody asks about. */
export interface AvailabilityRequest {
  start_date: string
  due_date: string
  quantity: number
  fulfilment: Fulfilment
  now: Date
  /** Holds of this cart do not stand in its own way. */
  cart_id?: string | undefined
}

export interface NextAvailable {
  start_date: string
  due_date: string
}

export interface Availability {
  bookable: boolean
  free_copies: number
  /** The next start, as many days long, that can be had; `null` when the asked period can be, or none can. */
  next_available: NextAvailable | null
}

/** Most starts that are tried for another period, however far ahead the terms let customers book. */
const MAX_STARTS = 400

/**
 * Whether a title can be had for a period whose limits have been judged, and when else. Reads without locks: at commit
 * the allocator decides.
 *
 * @example
 * const { bookable, next_available } = await availabilityOf(container, context, { start_date, due_date, quantity: 1, fulfilment: "pickup", now })
 */
export async function availabilityOf(
  container: MedusaContainer,
  context: RentalContext,
  request: AvailabilityRequest,
): Promise<Availability> {
  const { location_id, calendar, terms, offer } = context
  if (location_id === null || !context.plan?.active) return { bookable: false, free_copies: 0, next_available: null }
  const days = daysBetween(request.start_date, request.due_date)
  let starts: RentalPeriod[] = []
  const otherwise = () => {
    starts = laterStarts(context, request, days)
    return starts.map((period) => timeOf(period, context, request))
  }
  const answer: AvailabilityAnswer = await container.resolve<MediaRentalService>("mediaRental").availability.ask({
    variant_id: offer.variant_id,
    location_id,
    now: request.now,
    terms,
    ...(request.cart_id ? { except: { cart_id: request.cart_id } } : {}),
    wanted: timeOf(periodOf({ calendar, terms, ...request }), context, request),
    quantity: request.quantity,
    otherwise,
  })
  const next = answer.next === null ? undefined : starts[answer.next]
  return {
    bookable: answer.bookable,
    free_copies: answer.free_copies,
    next_available: next ? { start_date: next.start_date, due_date: next.due_date } : null,
  }
}

function timeOf(
  period: RentalPeriod,
  { terms }: RentalContext,
  { fulfilment, now }: Pick<AvailabilityRequest, "fulfilment" | "now">,
): { from: number; until: number } {
  const { blocked_from, blocked_until } = occupiedBy(period, terms, fulfilment, now)
  return { from: blocked_from.getTime(), until: blocked_until.getTime() }
}

/** Periods of the same length behind the asked one that keep all limits. */
function laterStarts(context: RentalContext, request: AvailabilityRequest, days: number): RentalPeriod[] {
  const { last } = bookableSpan(context, request.now)
  const found: RentalPeriod[] = []
  for (let offset = 1; offset <= MAX_STARTS; offset++) {
    const start_date = addDays(request.start_date, offset)
    if (start_date > last) break
    if (!isOpen(context.calendar, start_date)) continue
    const period = periodOf({ ...context, start_date, due_date: addDays(start_date, days) })
    if (isWithinLimits(context, period, request.now)) found.push(period)
  }
  return found
}

function isWithinLimits(context: RentalContext, period: RentalPeriod, now: Date): boolean {
  const { calendar, terms, offer, plan } = context
  return (
    plan !== null &&
    periodProblems({ now, calendar, terms, plan, period, rentable_from: offer.rentable_from }).length === 0
  )
}

/** Dates a rental may start on as far as the horizon goes; which of them are open is another matter. */
function bookableSpan({ calendar, terms }: RentalContext, now: Date): { first: string; last: string } {
  const first = localDateOf(now, calendar.tz)
  return { first, last: addDays(first, terms.horizon_days) }
}

export interface RentalCalendar {
  location_id: string | null
  tz: string
  days: { date: string; open: boolean; free: number }[]
  /** First and last date a rental may start on now; `null` when there is none. */
  earliest_start: string | null
  latest_start: string | null
}

/** Free copies on each day from `from` to `to`, both included. Days that are over have none. */
export async function calendarOf(
  container: MedusaContainer,
  context: RentalContext,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<RentalCalendar> {
  const { location_id, calendar, terms, offer } = context
  const dates = calendarDates(context, { from, to, now })
  const isRentable = location_id !== null && context.plan?.active === true
  const ahead = dates.filter((date) => date.until > now.getTime())
  const asked = isRentable
    ? await container
        .resolve<MediaRentalService>("mediaRental")
        .availability.calendar({ variant_id: offer.variant_id, location_id, now, terms, dates: ahead })
    : []
  const free = new Map(asked.map((day) => [day.date, day.free]))
  return {
    location_id,
    tz: calendar.tz,
    days: dates.map(({ date, open }) => ({ date, open, free: free.get(date) ?? 0 })),
    ...(isRentable ? startsOf(context, now) : { earliest_start: null, latest_start: null }),
  }
}

/** The part of each day on which a copy must be free to count: from the time it can be fetched until midnight. */
function calendarDates(
  { calendar }: RentalContext,
  { from, to, now }: { from: string; to: string; now: Date },
): CalendarDate[] {
  const { tz, pickup_from } = calendar
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, offset) => {
    const date = addDays(from, offset)
    const begin = instantAt(date, pickup_from, tz).getTime()
    const until = instantAt(addDays(date, 1), "00:00", tz).getTime()
    // What remains of today counts; a day that is over is never asked about.
    return { date, open: isOpen(calendar, date), from: Math.max(begin, Math.min(now.getTime(), until - 1)), until }
  })
}

function startsOf(context: RentalContext, now: Date): Pick<RentalCalendar, "earliest_start" | "latest_start"> {
  const { first, last } = bookableSpan(context, now)
  const steps = Math.min(daysBetween(first, last), MAX_STARTS)
  const find = (from: string, direction: 1 | -1): string | null => {
    for (let step = 0; step <= steps; step++) {
      const date = addDays(from, step * direction)
      if (isOpen(context.calendar, date) && isWithinLimits(context, shortest(context, date), now)) return date
    }
    return null
  }
  return { earliest_start: find(first, 1), latest_start: find(last, -1) }
}

function shortest(context: RentalContext, start_date: string): RentalPeriod {
  return periodOf({ ...context, start_date, due_date: addDays(start_date, context.plan?.min_days ?? 1) })
}
