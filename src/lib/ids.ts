import { randomFillSync } from "node:crypto"

/** Crockford's base 32: 32 characters, in the order of their codes. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_LENGTH = 10
const RANDOM_LENGTH = 16
const pool = Buffer.alloc(RANDOM_LENGTH * 256)
let used = pool.length

/**
 * `prefix_<ULID>`, as Medusa's own ids: a time in milliseconds, then 80 random bits. Medusa's generator asks the system
 * for each random character by itself, 16 times an id, which is most of what a hundred rows cost to write; here many ids
 * share one question.
 */
export function entityId(prefix: string, now: number = Date.now()): string {
  return `${prefix}_${timeOf(now)}${random()}`
}

function timeOf(now: number): string {
  let text = ""
  for (let n = 0, rest = now; n < TIME_LENGTH; n++, rest = Math.floor(rest / 32))
    text = ALPHABET.charAt(rest % 32) + text
  return text
}

function random(): string {
  if (used >= pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let text = ""
  // 256 is a multiple of 32, so every character is equally likely.
  for (const end = used + RANDOM_LENGTH; used < end; used++) text += ALPHABET.charAt(pool.readUInt8(used) & 31)
  return text
}
