/** Crockford's alphabet: no I, L, O, U, so that nothing printed can be taken for something else. */
export const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** Character code → value; what people type for a digit counts as that digit. 255: not in the alphabet. */
const VALUES = new Uint8Array(128).fill(255)
for (const [value, character] of [...BASE32].entries()) {
  VALUES[character.charCodeAt(0)] = value
  VALUES[character.toLowerCase().charCodeAt(0)] = value
}
for (const [typed, meant] of [
  ["O", "0"],
  ["I", "1"],
  ["L", "1"],
] as const) {
  VALUES[typed.charCodeAt(0)] = BASE32.indexOf(meant)
  VALUES[typed.toLowerCase().charCodeAt(0)] = BASE32.indexOf(meant)
}

/** The value (0–31) of a character as read, or -1. Lower case, O, I and L are accepted. */
export function base32Value(text: string, index: number): number {
  const value = VALUES[text.charCodeAt(index)] ?? 255
  return value === 255 ? -1 : value
}

/**
 * Bytes as Crockford base32, most significant bit first; the last character is padded with zero bits.
 *
 * @example encodeBase32(Buffer.from("00010203040506070809", "hex")) // "000G40R40M30E209"
 */
export function encodeBase32(bytes: Uint8Array): string {
  let text = ""
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text
}

/**
 * The bytes of a base32 text, or `null` when a character is not in the alphabet, the length fits no number of bytes or
 * a pad bit is set: one value has one spelling (but for case and O, I, L), so nothing can be altered unnoticed.
 */
export function decodeBase32(text: string): Uint8Array | null {
  const length = Math.floor((text.length * 5) / 8)
  if (Math.ceil((length * 8) / 5) !== text.length) return null
  const bytes = new Uint8Array(length)
  let held = 0
  let bits = 0
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const value = base32Value(text, index)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** The text with capital letters and O, I, L replaced; `null` when a character is not in the alphabet. */
export function canonicalBase32(text: string): string | null {
  let canonical = ""
  for (let index = 0; index < text.length; index++) {
    const value = base32Value(text, index)
    if (value < 0) return null
    canonical += BASE32[value]
  }
  return canonical
}
