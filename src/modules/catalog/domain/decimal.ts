/** A decimal number without loss: `digits × 10^-scale`. */
interface Decimal {
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

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: rescale(a, scale) + rescale(b, scale), scale }
}

/** `a − b`, not below zero: prices and factors know no debts. */
export function subtractToZero(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  const digits = rescale(a, scale) - rescale(b, scale)
  return { digits: digits < 0n ? 0n : digits, scale }
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return rescale(a, scale) <= rescale(b, scale) ? a : b
}

/** Half up to so many decimals, all of them written. */
export function roundHalfUp(value: Decimal, decimals: number): string {
  if (value.scale <= decimals) return write(rescale(value, decimals), decimals)
  const unit = 10n ** BigInt(value.scale - decimals)
  return write((value.digits + unit / 2n) / unit, decimals)
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
