import { STEM_LENGTH, tokenUrl } from "../../../modules/license/domain/token"
import { SERIAL_LENGTH } from "../../../modules/license/domain/serial"
import type { TagScheme } from "../../../modules/license/domain/enums"
import { MODULE_MM, symbolMm, symbolOf, type SymbolKind } from "./symbol"

/** A symbol above this size, mm, gets a warning: it does not fit on small labels. */
export const WARN_ABOVE_MM = 18

export interface SymbolPlanInput {
  scheme: TagScheme
  /** Characters of the host that is printed. */
  host_length: number
  /** Digits of the company prefix of `gs1_giai`, 4–12; the longest by default. */
  prefix_length?: number
  symbol?: SymbolKind
}

/** What the symbols of a batch will look like. */
export interface SymbolPlan {
  symbol: SymbolKind
  /** QR version; `null` for DataMatrix. */
  version: number | null
  /** Per side, without the quiet zone. */
  modules: number
  module_mm: number
  /** Per side, with the quiet zone. */
  size_mm: number
  /** Characters in the symbol. */
  token_length: number
  /** `symbol_large`: more than 18 mm. */
  warning: "symbol_large" | null
}

/** Longest name of the Domain Name System (RFC 1035). */
const MAX_HOST = 253

/**
 * Version and size of the symbols of a batch, found by making one for a sample token of the same length. The size of
 * a QR code depends on the length alone. A DataMatrix takes more for a dot and less for a pair of digits: its sample has
 * a dot in every five characters of the host and no digit beside it but those of the path, so real ones are hardly ever
 * larger.
 *
 * @example symbolPlan({ scheme: "gs1_sgtin", host_length: 13 }) // version 7, 45 modules, 17.49 mm
 * @throws RangeError when a length is outside its range
 */
export function symbolPlan({ scheme, host_length, prefix_length = 12, symbol = "qr" }: SymbolPlanInput): SymbolPlan {
  inRange("host_length", host_length, 1, MAX_HOST)
  inRange("prefix_length", prefix_length, 4, 12)
  const value = { gs1_sgtin: "09506000134352", gs1_giai: "9".repeat(prefix_length), opaque: "" }[scheme]
  const serial = letters(SERIAL_LENGTH)
  const token = tokenUrl(host(host_length), letters(STEM_LENGTH), { scheme, value, serial })
  const matrix = symbolOf(symbol, token)
  const size_mm = symbolMm(matrix)
  return {
    symbol,
    version: matrix.version,
    modules: matrix.size,
    module_mm: MODULE_MM,
    size_mm,
    token_length: token.length,
    warning: size_mm > WARN_ABOVE_MM ? "symbol_large" : null,
  }
}

const letters = (length: number) => "KVXBHTQZ".repeat(Math.ceil(length / 8)).slice(0, length)

const host = (length: number) => "K.VXB".repeat(Math.ceil(length / 5)).slice(0, length)

function inRange(name: string, value: number, from: number, to: number): void {
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new RangeError(`${name} must be a whole number from ${from} to ${to}`)
  }
}
