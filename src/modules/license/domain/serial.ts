import { canonicalBase32, decodeBase32, encodeBase32 } from "./base32"
import { checkCharacter } from "./check-character"

/** Random bytes behind a serial. */
export const RAW_LENGTH = 10
/** Characters of a serial: 16 of data and one to check them. */
export const SERIAL_LENGTH = 17
const DATA_LENGTH = 16

/**
 * The serial of 80 random bits: 16 base32 characters and a check character.
 *
 * @example serialOf(Buffer.from("7c3b9e5512f04ad8a6e1", "hex")) // "FGXSWN8JY15DH9Q13"
 * @throws RangeError unless `raw` has 10 bytes
 */
export function serialOf(raw: Uint8Array): string {
  if (raw.length !== RAW_LENGTH) throw new RangeError(`a serial is made of ${RAW_LENGTH} bytes, not ${raw.length}`)
  const data = encodeBase32(raw)
  return data + checkCharacter(data)!
}

/** The random bytes behind a canonical serial. */
export function rawOfSerial(serial: string): Uint8Array {
  const raw = decodeBase32(serial.slice(0, DATA_LENGTH))
  if (!raw || serial.length !== SERIAL_LENGTH) throw new RangeError("not a serial")
  return raw
}

/**
 * A serial as read from a symbol: canonical, or `null` when it is none (length, alphabet, check character).
 */
export function readSerial(text: string): string | null {
  if (text.length !== SERIAL_LENGTH) return null
  const serial = canonicalBase32(text)
  if (!serial || checkCharacter(serial.slice(0, DATA_LENGTH)) !== serial[DATA_LENGTH]) return null
  return serial
}

/**
 * A short code as somebody typed it: hyphens and spaces anywhere, any case.
 *
 * @example readTypedSerial(" 0nwnf-m2te-91vx-pzvz") // "0NWNFM2TE91VXPZVZ", if its check character is right
 */
export function readTypedSerial(text: string): string | null {
  if (text.length > 64) return null
  return readSerial(text.replace(/[\s\u2010-\u2015-]/gu, ""))
}

/** As printed, 5-4-4-4. @example printedSerial("0NWNFM2TE91VXPZVZ") // "0NWNF-M2TE-91VX-PZVZ" */
export function printedSerial(serial: string): string {
  return [serial.slice(0, 5), serial.slice(5, 9), serial.slice(9, 13), serial.slice(13)].join("-")
}

const TAG_PREFIX = "ltag_"

/** The id of a tag is its serial without the check character: no second index, and no look-up by anything else. */
export const tagIdOf = (serial: string): string => TAG_PREFIX + serial.slice(0, DATA_LENGTH)

/** The serial of a tag's id. */
export function serialOfTag(tagId: string): string {
  const data = tagId.slice(TAG_PREFIX.length)
  return data + (checkCharacter(data) ?? "")
}
