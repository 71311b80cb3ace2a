import { BASE32, base32Value } from "./base32"

/**
 * Multiplication by α = 2 in GF(32) with x⁵ + x² + 1. The accumulated check is a polynomial in α, and α has order 31:
 * within 31 characters every substitution and every swap of two different characters changes it.
 */
const double = (a: number): number => ((a << 1) ^ (a & 16 ? 0b100101 : 0)) & 31

/**
 * The check character of a base32 text.
 *
 * @example checkCharacter("000G40R40M30E209") // "J"
 * @returns `null` when a character is not in the alphabet
 */
export function checkCharacter(text: string): string | null {
  let sum = 0
  for (let index = 0; index < text.length; index++) {
    const value = base32Value(text, index)
    if (value < 0) return null
    sum = double(sum ^ value)
  }
  return BASE32[sum]!
}
