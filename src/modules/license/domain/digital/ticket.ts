import { decodeBase32, encodeBase32 } from "../base32"

/** Random bytes of a ticket. */
export const TICKET_BYTES = 16
const TICKET_LENGTH = 26
const DOMAIN = Buffer.from("media-ticket/v1\0", "ascii")

/** A link works for so long. */
export const TICKET_LIFE_MS = 10 * 60_000

/** The text of a ticket. @throws RangeError unless `raw` has 16 bytes */
export function ticketText(raw: Uint8Array): string {
  if (raw.length !== TICKET_BYTES) throw new RangeError(`a ticket is made of ${TICKET_BYTES} bytes, not ${raw.length}`)
  return encodeBase32(raw)
}

/** The bytes of a ticket as it came in a link, or `null` when it cannot be one. */
export function readTicket(text: string): Uint8Array | null {
  return text.length === TICKET_LENGTH ? decodeBase32(text) : null
}

/** What the stored MAC is made over. Its beginning tells it from a licence key, which shares the pepper. */
export const ticketMessage = (raw: Uint8Array): Buffer => Buffer.concat([DOMAIN, raw])
