import type { Money, MoneyLine } from "./rental-types"

/**
 * Sums of amounts as the server writes them: decimal strings, below zero too. Only what is shown is added up here;
 * every amount that is charged comes from the server as it is.
 */

interface Parsed {
  units: bigint
  scale: number
}

function parse(amount: string): Parsed {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim())
  if (!match) throw new RangeError(`"${amount}" is not an amount`)
  const [, sign, whole = "0", fraction = ""] = match
  const units = BigInt(whole + fraction)
  return { units: sign ? -units : units, scale: fraction.length }
}

function write({ units, scale }: Parsed): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0")
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return units < 0n ? `-${text}` : text
}

/** @example sumAmounts(["1.50", "-0.5"]) // "1.00" */
export function sumAmounts(amounts: readonly string[]): string {
  const parsed = amounts.map(parse)
  const scale = Math.max(0, ...parsed.map((one) => one.scale))
  const units = parsed.reduce((sum, one) => sum + one.units * 10n ** BigInt(scale - one.scale), 0n)
  return write({ units, scale })
}

export function negated(amount: string): string {
  const { units, scale } = parse(amount)
  return write({ units: -units, scale })
}

/** Below zero, zero, or above it. */
export function signOf(amount: string): -1 | 0 | 1 {
  const { units } = parse(amount)
  return units === 0n ? 0 : units < 0n ? -1 : 1
}

export const isNothing = (amount: string | null | undefined): boolean => amount == null || signOf(amount) === 0

/** One sum per currency, in the order in which the currencies come up. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const byCurrency = new Map<string, string[]>()
  for (const { amount, currency_code: currency } of amounts) {
    byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), amount])
  }
  return [...byCurrency].map(([currency_code, list]) => ({ currency_code, amount: sumAmounts(list) }))
}

/** Lines of the same kind and label as one. */
export function mergeLines(lines: readonly MoneyLine[]): MoneyLine[] {
  const merged = new Map<string, MoneyLine>()
  for (const line of lines) {
    const key = JSON.stringify([line.kind, line.label_params ?? null])
    const there = merged.get(key)
    merged.set(key, there ? { ...there, amount: sumAmounts([there.amount, line.amount]) } : line)
  }
  return [...merged.values()]
}

/** What is typed into a money field as the server takes it: `1,5` → `1.5`; `null` when it is no amount from 0. */
export function typedAmount(text: string): string | null {
  const value = text.trim().replace(/[，,。]/g, ".")
  return /^\d{1,12}(\.\d{1,3})?$/.test(value) ? value : null
}
