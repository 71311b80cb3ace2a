/** A decimal number without loss: `digits × 10^-scale`. */
export interface Decimal {
  digits: bigint
  scale: number
}

/** Reads `12.50`, `0.5` or a finite number from 0; anything else is a programming error. */
export function parseDecimal(value: string | number): Decimal {
  const text = typeof value === "number" ? numberText(value) : value.trim()
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`"${text}" is not a decimal number from 0`)
  const fraction = match[2] ?? ""
  return { digits: BigInt(match[1] + fraction), scale: fraction.length }
}

/** The same below zero too: `-12.50`. Ledgers have debts and reversals. */
export function parseSigned(value: string | number): Decimal {
  const text = typeof value === "number" ? numberText(value) : value.trim()
  return text.startsWith("-") ? negate(parseDecimal(text.slice(1))) : parseDecimal(text)
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: rescale(a, scale) + rescale(b, scale), scale }
}

export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale }
}

/** `a − b`, not below zero: prices and factors know no debts. */
export function subtractToZero(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  const digits = rescale(a, scale) - rescale(b, scale)
  return { digits: digits < 0n ? 0n : digits, scale }
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b
}

/** Below zero, zero or above it, as a comes before, is equal to or comes after b; `1.5` and `1.50` are equal. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = rescale(a, scale) - rescale(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Half up to so many decimals, all of them written; below zero half away from it, so that −x mirrors x. */
export function roundHalfUp(value: Decimal, decimals: number): string {
  return fromUnits(toUnits(value, decimals), decimals)
}

/** How many of the smallest unit (cent, fil) a number is, rounded as `roundHalfUp` does. */
export function toUnits(value: Decimal, decimals: number): bigint {
  if (value.scale <= decimals) return rescale(value, decimals)
  const unit = 10n ** BigInt(value.scale - decimals)
  const half = value.digits < 0n ? -unit / 2n : unit / 2n
  return (value.digits + half) / unit
}

/** `fromUnits(-1250n, 2)` → `-12.50`. */
export function fromUnits(units: bigint, decimals: number): string {
  return units < 0n ? `-${write(-units, decimals)}` : write(units, decimals)
}

/**
 * Splits a whole number in proportion to weights (from 0; all zero: evenly) by largest remainder; of equal remainders
 * the earlier part gets the unit. The parts always sum to the total, and a part below zero mirrors one above.
 *
 * @example splitUnits(100n, [1n, 1n, 1n]) // [34n, 33n, 33n]
 */
export function splitUnits(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) return splitUnits(-total, weights).map((part) => -part)
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole === 0n && weights.length > 0) {
    return splitUnits(
      total,
      weights.map(() => 1n),
    )
  }
  const parts = weights.map((weight) => (total * weight) / whole)
  const missing = Number(total - parts.reduce((sum, part) => sum + part, 0n))
  const remainders = weights.map((weight, index) => ({ index, remainder: (total * weight) % whole }))
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of remainders.slice(0, missing)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts
}

const DECIMALS = new Map<string, number>()

/** Decimals a currency is written with: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a code that is none. */
export function currencyDecimals(currencyCode: string): number {
  const code = currencyCode.toUpperCase()
  const known = DECIMALS.get(code)
  if (known !== undefined) return known
  const decimals = /^[A-Z]{3}$/.test(code)
    ? new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions().maximumFractionDigits
    : undefined
  DECIMALS.set(code, decimals ?? 2)
  return decimals ?? 2
}

function rescale(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale)
}

function write(digits: bigint, decimals: number): string {
  const text = digits.toString().padStart(decimals + 1, "0")
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

/** Small factors print as `1e-7`; a price factor has nothing to say behind the tenth decimal. */
function numberText(value: number): string {
  const text = String(value)
  return text.includes("e") ? value.toFixed(10) : text
}
