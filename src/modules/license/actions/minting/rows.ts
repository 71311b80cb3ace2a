import { randomBytes } from "node:crypto"
import { certifiedValue } from "../../domain/batch-input"
import { pinMessage, pinOf } from "../../domain/pin"
import { RAW_LENGTH, serialOf, tagIdOf } from "../../domain/serial"
import { tokenMessage } from "../../domain/token"
import type { Signer, TagKeyProvider } from "../../keys/provider"
import type { BatchRow } from "../batches/rows"

/** Everything a batch's tags are made with. */
export interface Press {
  batch: BatchRow & { kid: number }
  signer: Signer
  /** 32 bytes, or `null` without PINs. */
  pinKey: Buffer | null
  provider: Pick<TagKeyProvider, "mac">
}

/** Columns of a line, in the order of `COPY`. */
export const TAG_COPY = `copy media_license_tag (id, batch_id, idx, status, sig, pin_mac, created_at, updated_at) from stdin`

/** Signatures under way at once: enough to keep the thread pool busy, few enough to leave it room. */
const IN_FLIGHT = 64

/**
 * Makes the tags `from` … `from + count - 1` as lines of COPY's text format, a group at a time.
 *
 * @param at ISO 8601, the moment of minting
 */
export async function* tagLines(press: Press, from: number, count: number, at: string): AsyncGenerator<string> {
  for (let start = 0; start < count; start += IN_FLIGHT) {
    const size = Math.min(IN_FLIGHT, count - start)
    const random = randomBytes(size * RAW_LENGTH)
    const lines = await Promise.all(
      Array.from({ length: size }, (_, n) =>
        tagLine(press, from + start + n, random.subarray(n * RAW_LENGTH, (n + 1) * RAW_LENGTH), at),
      ),
    )
    yield lines.join("")
  }
}

async function tagLine(
  { batch, signer, pinKey, provider }: Press,
  idx: number,
  raw: Buffer,
  at: string,
): Promise<string> {
  const serial = serialOf(raw)
  const message = tokenMessage(batch.kid, { scheme: batch.scheme, value: certifiedValue(batch), serial })
  const [signature, pinMac] = await Promise.all([
    signer.sign(message),
    pinKey ? provider.mac("pin", pinMessage(raw, pinOf(pinKey, raw))) : null,
  ])
  const mac = pinMac ? `\\\\x${pinMac.toString("hex")}` : "\\N"
  return `${tagIdOf(serial)}\t${batch.id}\t${idx}\tminted\t\\\\x${signature.toString("hex")}\t${mac}\t${at}\t${at}\n`
}
