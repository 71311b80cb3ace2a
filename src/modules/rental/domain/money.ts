import {
  compare,
  currencyDecimals,
  fromUnits,
  multiply,
  parseDecimal,
  parseSigned,
  splitUnits,
  toUnits,
} from "../../../lib/decimal"
import type { MoneyMap } from "./terms"

/**
 * Money is a decimal string with all decimals of its currency ("12.50", "1500", "-0.750"). Every function here takes
 * any decimal text, as the database may write fewer or more zeros, and answers the full form.
 */

/** An amount, as read: from us a string, from Medusa's own objects a number. */
export type Amount = string | number

/** Digits an amount may have, decimals included: 365 times as much is still a whole number JavaScript can count. */
const MAX_DIGITS = 13

/** Decimals a currency is written with. */
export const decimalsOf = currencyDecimals

/**
 * `true` for an amount from 0 that the currency can express; takes anything, as it judges what clients send.
 *
 * @example isMoney("1.5", "jpy") // false
 */
export function isMoney(value: unknown, currency: string): value is string {
  const match = typeof value === "string" ? /^(\d{1,13})(?:\.(\d{1,8}))?$/.exec(value) : null
  if (!match) return false
  const decimals = decimalsOf(currency)
  const integer = (match[1] ?? "").replace(/^0+(?=\d)/, "")
  return (match[2] ?? "").length <= decimals && integer.length <= MAX_DIGITS - decimals
}

/** `true` for a three-letter code in lower case, as keys of maps are written. */
export function isCurrencyCode(value: unknown): value is string {
  return typeof value === "string" && /^[a-z]{3}$/.test(value)
}

/**
 * The amount with its currency's decimals, rounded half up (below zero half away from it).
 *
 * @example formatMoney("2.5", "eur") // "2.50"
 */
export function formatMoney(amount: Amount, currency: string): string {
  return fromMinor(toMinor(amount, currency), currency)
}

/** The amount in the currency's smallest unit. */
export function toMinor(amount: Amount, currency: string): bigint {
  return toUnits(parseSigned(amount), decimalsOf(currency))
}

export function fromMinor(units: bigint, currency: string): string {
  return fromUnits(units, decimalsOf(currency))
}

/** What a map says of a currency, in full form; `null` when it says nothing. */
export function amountIn(map: MoneyMap | null | undefined, currency: string): string | null {
  const code = currency.toLowerCase()
  const amount = map && Object.hasOwn(map, code) ? map[code] : undefined
  return amount === undefined ? null : formatMoney(amount, code)
}

/** `percentOf("19.99", 15, "eur")` → `3.00`; half up. */
export function percentOf(amount: Amount, percent: Amount, currency: string): string {
  const { digits, scale } = multiply(parseSigned(amount), parseDecimal(percent))
  return fromMinor(toUnits({ digits, scale: scale + 2 }, decimalsOf(currency)), currency)
}

/** Sum of any number of signed amounts; of none it is zero. */
export function addMoney(amounts: readonly Amount[], currency: string): string {
  return fromMinor(
    amounts.reduce<bigint>((sum, amount) => sum + toMinor(amount, currency), 0n),
    currency,
  )
}

/** `a − b`, below zero too. */
export function subtractMoney(a: Amount, b: Amount, currency: string): string {
  return fromMinor(toMinor(a, currency) - toMinor(b, currency), currency)
}

/** `a − b`, not below zero. */
export function remainder(a: Amount, b: Amount, currency: string): string {
  const difference = toMinor(a, currency) - toMinor(b, currency)
  return fromMinor(difference < 0n ? 0n : difference, currency)
}

/** `multiplyMoney("1.50", 3, "eur")` → `4.50`. */
export function multiplyMoney(amount: Amount, times: number, currency: string): string {
  if (!Number.isSafeInteger(times)) throw new RangeError(`${times} is not a whole number of times`)
  return fromMinor(toMinor(amount, currency) * BigInt(times), currency)
}

/** The amount with its sign turned; zero has none. */
export function negateMoney(amount: Amount, currency: string): string {
  return fromMinor(-toMinor(amount, currency), currency)
}

/** −1, 0 or 1 as a is less than, equal to or more than b; `1.5` and `1.50` are equal. */
export function compareMoney(a: Amount, b: Amount): number {
  return compare(parseSigned(a), parseSigned(b))
}

export function isZero(amount: Amount): boolean {
  return compareMoney(amount, 0) === 0
}

/** The least of the amounts, in full form. */
export function minMoney(amounts: readonly [Amount, ...Amount[]], currency: string): string {
  const least = amounts.reduce((min, amount) => (compareMoney(amount, min) < 0 ? amount : min))
  return formatMoney(least, currency)
}

/**
 * Splits an amount into parts that sum to it: evenly over a count, or in proportion to weights (amounts from 0; all
 * zero: evenly). What does not divide goes to the largest remainders, of equal ones to the lower index.
 *
 * @example splitMoney("10.00", 3, "eur") // ["3.34", "3.33", "3.33"]
 */
export function splitMoney(amount: Amount, parts: number | readonly Amount[], currency: string): string[] {
  const weights = typeof parts === "number" ? Array.from({ length: parts }, () => 1n) : sameScale(parts)
  return splitUnits(toMinor(amount, currency), weights).map((units) => fromMinor(units, currency))
}

function sameScale(weights: readonly Amount[]): bigint[] {
  const decimals = weights.map(parseDecimal)
  const scale = Math.max(0, ...decimals.map((weight) => weight.scale))
  return decimals.map((weight) => toUnits(weight, scale))
}

/**
 * An amount as the money it was paid with, by an example: `total` was paid for `amount`. Half up; without an example, or
 * with one about nothing, it is the amount itself.
 *
 * @example grossOf("1.67", { total: "3.98", amount: "3.34" }, "eur") // "1.99"
 */
export function grossOf(
  amount: Amount,
  factor: { total: Amount; amount: Amount } | null | undefined,
  currency: string,
): string {
  const base = factor ? toMinor(factor.amount, currency) : 0n
  if (!factor || base <= 0n) return formatMoney(amount, currency)
  const product = toMinor(amount, currency) * toMinor(factor.total, currency)
  return fromMinor((product * 2n + base) / (base * 2n), currency)
}

/**
 * The reverse of `grossOf`: what of the ledger a sum of money pays.
 *
 * @example netFrom("1.99", { total: "3.98", amount: "3.34" }, "eur") // "1.67"
 */
export function netFrom(money: Amount, factor: Parameters<typeof grossOf>[1], currency: string): string {
  return grossOf(money, factor && { total: factor.amount, amount: factor.total }, currency)
}
