import { raw } from "bwip-js"
import type { SymbolKind } from "./symbol"

const LINTED: Record<SymbolKind, string> = { qr: "gs1dlqrcode", datamatrix: "gs1dldatamatrix" }

/**
 * Checks a token against the GS1 Digital Link syntax as bwip-js implements it: form of the address, known application
 * identifiers in a permitted order, their lengths, characters and check digits. For `gs1_sgtin` and `gs1_giai`; an
 * `opaque` token is no GS1 link and fails.
 *
 * @returns what is wrong, or `null`
 */
export function checkGs1(token: string, kind: SymbolKind = "qr"): string | null {
  try {
    raw({ bcid: LINTED[kind], text: token })
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Refusals carry the encoder's name; anything else is a fault of the program and not of the text.
    if (!/^bwipp\./.test(message)) throw error
    return message
  }
}
