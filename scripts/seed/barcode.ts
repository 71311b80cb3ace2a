import { createHash } from "node:crypto"
import { gs1CheckDigit } from "../../src/lib/gs1"

/**
 * The in-store barcode of a demo release: GS1 prefix 200, which is nobody's outside this shop, nine digits made from
 * the entry's ref, and the check digit. A real EAN is never made up.
 *
 * @example internalBarcode("the-wall-lp") // "2000…", always the same
 */
export function internalBarcode(ref: string): string {
  const hash = createHash("sha256").update(ref).digest("hex").slice(0, 12)
  const body = `200${String(Number.parseInt(hash, 16) % 1_000_000_000).padStart(9, "0")}`
  return body + gs1CheckDigit(body)
}
