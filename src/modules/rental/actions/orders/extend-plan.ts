import { MediaError, invalid } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"
import { accruedLate } from "../../domain/accrued-late"
import { extensionPrice, sumOf } from "../../domain/charges"
import { daysBetween } from "../../domain/dates"
import {
  extendedTimes,
  latestByRules,
  latestFitting,
  ruleAgainst,
  type ExtendedTimes,
  type ExtensionReason,
  type ExtensionRules,
} from "../../domain/extension"
import { customerProblems } from "../../domain/limits"
import { addMoney, grossOf, isZero } from "../../domain/money"
import { isExtensible } from "../../domain/order-rights"
import { rentPrice, type PriceBounds, type PriceTile, type Tier } from "../../domain/rent-price"
import type { SeatMove, SeatPlan } from "../../domain/seat"
import { lateLines, totalOf, type MoneyLine } from "../counter/return-plan"
import { chargesOf, type Charge } from "../ledger"
import { factsOf } from "../limits"
import { loadTitle } from "../seating"
import { allocationOf, wrongState, type OrderAllocation, type RentalOrder } from "./rows"

/** What the whole new period costs today: the plan as it is now, for this customer. */
export interface CurrentRates {
  tiers: readonly Tier[]
  price_bounds: PriceBounds | null
  /** `null` when the title has no plan any more. */
  max_days: number | null
  group_ids: readonly string[]
  /** Where prices are with tax: what was paid for the rent, over what the ledger has of it before tax. */
  rent_factor: { total: string; amount: string } | null
}

export interface ExtensionRequest {
  due_date: string
  /** Customers do not extend what is overdue; staff charge the late fee first. */
  by: "customer" | "staff"
  rates: CurrentRates
}

/** An extension before it is written. */
export interface ExtensionPlan {
  allocation: OrderAllocation
  times: ExtendedTimes
  /** Bookings that make room. */
  moves: SeatMove[]
  tiles: PriceTile[]
  lines: MoneyLine[]
  total: string
  currency_code: string
}

/** Everything an extension is judged by, read once. */
interface Outlook {
  rental: RentalOrder
  allocation: OrderAllocation
  rules: ExtensionRules
  overdue: boolean
  /** Finds room until another due date; `null` where there is none. */
  seatUntil: (dueDate: string) => SeatPlan | null
}

/**
 * What another due date comes to: the price of the whole new period today less the rent already charged, and before
 * that the late fee of a rental that staff extend although it is overdue.
 *
 * @throws 409 `media_rental_state`, 400 `media_rental_period`, `media_rental_extension_refused` (`details.reason`,
 * `details.max_due_date`), `media_rental_no_rate`
 */
export async function planExtension(
  sql: Sql,
  rental: RentalOrder,
  request: ExtensionRequest,
  now: Date,
): Promise<ExtensionPlan> {
  if (!isExtensible(rental.status)) throw wrongState(rental, "cannot be extended")
  requireLater(rental, request.due_date)
  const outlook = await look(sql, rental, request.rates, now)
  const reason = await reasonAgainst(sql, outlook, request, now)
  if (reason) throw refused(outlook, request, reason)
  const seat = outlook.seatUntil(request.due_date)
  if (!seat) throw refused(outlook, request, "next_booking")
  const charges = await chargesOf(sql, [rental.id])
  const { lines, tiles } = priced(outlook, request, charges, now)
  return {
    allocation: outlook.allocation,
    times: extendedTimes(rental, request.due_date, outlook.rules),
    moves: seat.moves,
    tiles,
    lines,
    total: totalOf(lines, rental.currency_code),
    currency_code: rental.currency_code,
  }
}

/** Whether a customer can extend a rental now, and until when at the latest; what `me` shows. */
export async function extensionOutlook(
  sql: Sql,
  rental: RentalOrder,
  rates: CurrentRates,
  now: Date,
): Promise<{ allowed: boolean; reason: ExtensionReason | "state" | null; max_due_date: string | null }> {
  if (!isExtensible(rental.status)) return { allowed: false, reason: "state", max_due_date: null }
  const outlook = await look(sql, rental, rates, now)
  const next = latestByRules(rental, outlook.rules)
  const reason = await reasonAgainst(sql, outlook, { due_date: next, by: "customer", rates }, now)
  if (reason) return { allowed: false, reason, max_due_date: null }
  const max_due_date = latestFitting(rental.due_date, next, (date) => outlook.seatUntil(date) !== null)
  return { allowed: max_due_date !== null, reason: max_due_date === null ? "next_booking" : null, max_due_date }
}

function requireLater(rental: RentalOrder, dueDate: string): void {
  if (dueDate > rental.due_date) return
  const message = `${dueDate} is not after the present due date ${rental.due_date}`
  throw invalid([{ path: "due_date", code: "media_rental_period", message }])
}

async function look(sql: Sql, rental: RentalOrder, { max_days }: CurrentRates, now: Date): Promise<Outlook> {
  const allocation = await allocationOf(sql, rental)
  const { terms, calendar } = rental.terms_snapshot
  const rules = { terms, calendar, max_days }
  const title = await loadTitle(sql, {
    variant_id: rental.variant_id,
    location_id: allocation.home_location_id,
    now,
    terms,
    except: { allocation_ids: [allocation.id] },
  })
  const from = allocation.blocked_from.getTime()
  const seatUntil = (dueDate: string) => {
    const until = extendedTimes(rental, dueDate, rules).blocked_until.getTime()
    return title.open.seat([{ from, until, unit_id: allocation.unit_id }])
  }
  const { custody_open, late_after } = allocation
  return { rental, allocation, rules, overdue: custody_open && late_after !== null && late_after < now, seatUntil }
}

async function reasonAgainst(
  sql: Sql,
  { rental, rules, overdue }: Outlook,
  { due_date, by }: ExtensionRequest,
  now: Date,
): Promise<ExtensionReason | null> {
  if (overdue && by === "customer") return "overdue"
  const standing = await standingAgainst(sql, rental, now)
  if (standing) return standing
  const rule = ruleAgainst(rental, due_date, rules)
  if (rule) return rule
  return rental.terms_snapshot.terms.block_extension_if_wanted && (await isWanted(sql, rental)) ? "wanted" : null
}

/** Block, debt and too many rentals, this one not counted. Age and account were looked at when it was booked. */
async function standingAgainst(sql: Sql, rental: RentalOrder, now: Date): Promise<ExtensionReason | null> {
  const standing = await factsOf(sql, rental.customer_id, { except: [rental.id] })
  const [problem] = customerProblems({
    ...standing,
    now,
    terms: { ...rental.terms_snapshot.terms, min_age: 0 },
    start_date: rental.start_date,
    has_account: true,
    allow_guest: true,
    quantity: 1,
    min_age: null,
  })
  return (problem?.code ?? null) as ExtensionReason | null
}

/** Somebody else waits for the title here. */
async function isWanted(sql: Sql, { variant_id, location_id, customer_id }: RentalOrder): Promise<boolean> {
  const waiting = await sql.execute(
    `select 1 from media_rental_hold where variant_id = ? and location_id = ? and status = 'waiting'
       and customer_id <> ? and deleted_at is null limit 1`,
    [variant_id, location_id, customer_id],
  )
  return waiting.length > 0
}

function priced(
  { rental, overdue }: Outlook,
  { due_date, rates }: ExtensionRequest,
  charges: readonly Charge[],
  now: Date,
): { lines: MoneyLine[]; tiles: PriceTile[] } {
  const { currency_code, start_date } = rental
  const days = daysBetween(start_date, due_date)
  const price = rentPrice({ ...rates, start_date, days, currency_code })
  if ("no_rate" in price) {
    const message = `the plan has no price from ${price.no_rate.date}`
    throw invalid([{ path: "due_date", code: "media_rental_no_rate", message }])
  }
  const rent = grossOf(sumOf(charges, ["rent"], currency_code), rates.rent_factor, currency_code)
  const rent_charged = addMoney([rent, sumOf(charges, ["extension"], currency_code)], currency_code)
  const amount = extensionPrice({ current_price: price.amount, rent_charged, currency_code })
  const late = overdue ? lateLines(accruedLate(rental, charges, now), rental) : []
  const label_params = { from: rental.due_date, to: due_date, days: daysBetween(rental.due_date, due_date) }
  const extension: MoneyLine[] = isZero(amount) ? [] : [{ kind: "extension", amount, label_params }]
  return { lines: [...late, ...extension], tiles: price.tiles }
}

function refused(outlook: Outlook, { due_date }: ExtensionRequest, reason: ExtensionReason): MediaError {
  const { rental, rules, seatUntil } = outlook
  const latest = latestByRules(rental, rules)
  const limited = ["extension_max_days", "max_days", "next_booking"].includes(reason)
  const max_due_date = limited ? latestFitting(rental.due_date, latest, (date) => seatUntil(date) !== null) : null
  return new MediaError(
    "invalid_data",
    "media_rental_extension_refused",
    `due_date: rental ${rental.display_no} cannot be extended to ${due_date}: ${WORDS[reason]}`,
    { details: { reason, max_due_date } },
  )
}

const WORDS: Record<ExtensionReason, string> = {
  overdue: "it is overdue",
  blocked: "the customer is blocked from renting",
  debt: "the customer owes more than is allowed",
  limit_open: "the customer has too many open rentals",
  max_extensions: "it has been extended as often as is allowed",
  extension_max_days: "one extension may not be that long",
  max_days: "the plan allows no rental that long",
  wanted: "somebody is waiting for the title",
  next_booking: "the copy is booked and no other is free",
}
