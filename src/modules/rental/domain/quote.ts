import { cartDeposit, depositOf } from "./deposit"
import type { DepositMode, Fulfilment, LateUnit } from "./enums"
import { amountIn, formatMoney, isZero, minMoney, multiplyMoney, splitMoney } from "./money"
import { priceHash } from "./price-hash"
import {
  isNoRate,
  rentPrice,
  samePriceDueDate,
  type NoRate,
  type PriceBounds,
  type PriceTile,
  type Tier,
} from "./rent-price"
import { periodOf, type ShopCalendar } from "./shop-time"
import type { MoneyMap, Terms } from "./terms"

/** What a price is made of; all of it is the shop's. */
export interface QuoteFacts {
  replacement_value: MoneyMap
  plan: { id: string; version: number; active: boolean; max_days: number; price_bounds: PriceBounds | null } | null
  tiers: readonly Tier[]
  terms: Terms
  calendar: ShopCalendar
  group_ids: readonly string[]
  /** The member is trusted without a deposit. */
  deposit_waived: boolean
}

/** What a customer asks for; 1 to 365 days. */
export interface QuoteRequest {
  variant_id: string
  start_date: string
  due_date: string
  quantity: number
  fulfilment: Fulfilment
  currency_code: string
}

/** How the price of one copy came about. */
export interface PriceSnapshot {
  plan_id: string
  plan_version: number
  tiles: PriceTile[]
  group_ids: string[]
}

export interface Quote extends QuoteRequest {
  late_due_date: string
  days: number
  starts_at: Date
  due_at: Date
  /** Of one copy. */
  unit_price: string
  total: string
  tiles: PriceTile[]
  same_price_due_date: string
  /** Of all copies asked for, within the cap. */
  deposit: { mode: DepositMode; amount: string }
  /** Of one copy, before the cap. */
  copy_deposit: string
  replacement_value: string
  late: { unit: LateUnit; amount: string; cap: string | null; grace_ms: number }
  price_snapshot: PriceSnapshot
  /** One text for one price: what it is for and what it comes to. To be hashed. */
  price_basis: string
}

/**
 * What a rental costs (§6, §8), whether or not it can be had.
 *
 * @example
 * const quote = quoteOf(facts, { variant_id, start_date: "2026-12-04", due_date: "2026-12-07", … })
 * if (!("no_rate" in quote)) quote.total // "4.00"
 */
export function quoteOf(facts: QuoteFacts, request: QuoteRequest): Quote | NoRate {
  const { plan, terms } = facts
  const currency_code = request.currency_code.toLowerCase()
  if (!plan?.active) return { no_rate: { date: request.start_date } }
  const { late_due_date, days, starts_at, due_at } = periodOf({ ...facts, ...request })
  const price = { ...facts, ...request, currency_code, days, price_bounds: plan.price_bounds }
  const rent = rentPrice(price)
  if (isNoRate(rent)) return rent
  const replacement_value = amountIn(facts.replacement_value, currency_code)
  // Worth nothing it could be kept for nothing: late, lost and damaged never cost more than a copy is worth.
  if (replacement_value === null) return { no_rate: { date: request.start_date, worthless: true } }
  const deposit = depositOf({ terms, replacement_value, currency_code, waived: facts.deposit_waived })
  return {
    ...request,
    currency_code,
    late_due_date,
    days,
    starts_at,
    due_at,
    unit_price: rent.amount,
    total: multiplyMoney(rent.amount, request.quantity, currency_code),
    tiles: rent.tiles,
    same_price_due_date: samePriceDueDate({ ...price, max_days: plan.max_days }) ?? request.due_date,
    deposit: { mode: deposit.mode, amount: totalDeposit(deposit.amount, request.quantity, terms, currency_code) },
    copy_deposit: deposit.amount,
    replacement_value,
    late: lateOf(terms, replacement_value, currency_code),
    price_snapshot: {
      plan_id: plan.id,
      plan_version: plan.version,
      tiles: rent.tiles,
      group_ids: [...facts.group_ids],
    },
    price_basis: priceHash({
      variant_id: request.variant_id,
      start_date: request.start_date,
      due_date: request.due_date,
      currency_code,
      unit_price: rent.amount,
      deposit: { mode: deposit.mode, amount: deposit.amount },
    }),
  }
}

/** What a line of a cart asks to be put down, as it was promised. */
export interface DepositLine {
  quantity: number
  currency_code: string
  /** For all its copies, before the cap. */
  deposit_amount: string
  terms: Pick<Terms, "deposit_mode" | "deposit_cap">
}

/**
 * The deposit of a whole cart and each line's copies' shares of it. There is one deposit per order: where lines differ,
 * one that is charged makes all of it charged.
 */
export function depositOfLines(
  lines: readonly DepositLine[],
  currency: string,
): { mode: DepositMode; total: string; shares: string[][] } {
  const copies = lines.flatMap((line) => {
    const amount = copyDeposit(line)
    return Array.from({ length: line.quantity }, () => ({ amount, cap: amountIn(line.terms.deposit_cap, currency) }))
  })
  const { total, shares } = cartDeposit(copies, currency)
  const modes = lines.filter((line) => !isZero(line.deposit_amount)).map((line) => line.terms.deposit_mode)
  const mode = modes.includes("charge") ? "charge" : modes.includes("hold") ? "hold" : "none"
  let next = 0
  return { mode, total, shares: lines.map((line) => shares.slice(next, (next += line.quantity))) }
}

/** A line's deposit is a multiple of one copy's, so this divides without a rest. */
function copyDeposit({ deposit_amount, quantity, currency_code }: DepositLine): string {
  return splitMoney(deposit_amount, quantity, currency_code)[0]!
}

function totalDeposit(amount: string, quantity: number, terms: Terms, currency: string): string {
  const cap = amountIn(terms.deposit_cap, currency)
  const copies = Array.from({ length: quantity }, () => ({ amount, cap }))
  return cartDeposit(copies, currency).total
}

function lateOf(terms: Terms, replacementValue: string, currency: string): Quote["late"] {
  const caps = [
    amountIn(terms.late_cap, currency),
    terms.cap_at_replacement ? formatMoney(replacementValue, currency) : null,
  ].filter((cap) => cap !== null)
  const [first, ...rest] = caps
  return {
    unit: terms.late_unit,
    amount: amountIn(terms.late_amount, currency) ?? formatMoney("0", currency),
    cap: first === undefined ? null : minMoney([first, ...rest], currency),
    grace_ms: terms.grace_ms,
  }
}
