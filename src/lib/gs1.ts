/**
 * The GS1 mod-10 check digit of the digits before it: weights 3, 1, 3, … from the right (GS1 General Specifications 7.9).
 *
 * @example gs1CheckDigit("060252729152") // "9"
 */
export function gs1CheckDigit(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1)
  }
  return String((10 - (sum % 10)) % 10)
}

/** `true` when the last digit is the GS1 mod-10 check digit of the others. */
export function hasGs1CheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.slice(-1)
}
