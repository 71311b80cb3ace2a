import { createHash } from "node:crypto"

const ENTRY = 8

/** The first 8 bytes of SHA-256(serial): enough to find a revoked tag, too little to list the serials. */
export const revocationEntry = (serial: string): Buffer =>
  createHash("sha256").update(serial, "ascii").digest().subarray(0, ENTRY)

/** The list of the bundle: sorted entries, base64url. */
export function revocationList(entries: readonly Uint8Array[]): string {
  return Buffer.concat([...entries].sort((a, b) => Buffer.compare(a, b))).toString("base64url")
}

/** `true` when the serial is in the list; found by halving. */
export function isRevoked(list: Uint8Array, serial: string): boolean {
  const wanted = revocationEntry(serial)
  let low = 0
  let high = Math.floor(list.length / ENTRY)
  while (low < high) {
    const middle = (low + high) >> 1
    const order = Buffer.compare(list.subarray(middle * ENTRY, (middle + 1) * ENTRY), wanted)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}
