import { raw } from "bwip-js"
import { create } from "qrcode"

/** What can be printed on a label. */
export const SYMBOL_KINDS = ["qr", "datamatrix"] as const
export type SymbolKind = (typeof SYMBOL_KINDS)[number]

/** Width of a module on paper, mm. */
export const MODULE_MM = 0.33

/** A square 2D symbol: its modules, without the blank border. */
export interface SymbolMatrix {
  kind: SymbolKind
  /** QR version (1–40); `null` for DataMatrix, which is named by its size. */
  version: number | null
  /** Modules per side. */
  size: number
  /** Blank modules that a reader needs on each side. */
  quiet: number
  /** `true` where the module in column `x` of row `y`, both from the upper left, is dark. */
  dark(x: number, y: number): boolean
}

/** Blank modules per side: ISO/IEC 18004 (QR) and ISO/IEC 16022 (DataMatrix). */
const QUIET: Record<SymbolKind, number> = { qr: 4, datamatrix: 1 }

const SCHEME = "https://"

/**
 * A token as a QR code of level M in two segments: `https://` in byte mode, as some scanners mishandle a scheme in
 * capitals, and host and path in alphanumeric mode, which takes two characters in eleven bits.
 *
 * @throws RangeError when the text does not start with `https://` or has a character that alphanumeric mode lacks
 */
export function qrSymbol(token: string): SymbolMatrix {
  const rest = token.slice(SCHEME.length)
  if (!token.startsWith(SCHEME) || !/^[0-9A-Z $%*+\-./:]+$/.test(rest)) {
    throw new RangeError("a QR token is https:// and capital letters, digits and . / - : behind it")
  }
  const { modules, version } = create(
    [
      { data: Buffer.from(SCHEME, "ascii"), mode: "byte" },
      { data: rest, mode: "alphanumeric" },
    ],
    { errorCorrectionLevel: "M" },
  )
  const { data, size } = modules
  return { kind: "qr", version, size, quiet: QUIET.qr, dark: (x, y) => data[y * size + x] === 1 }
}

/** A token as DataMatrix (ECC 200, square). */
export function dataMatrixSymbol(token: string): SymbolMatrix {
  return matrixOf("datamatrix", token)
}

/** The symbol of a token. */
export function symbolOf(kind: SymbolKind, token: string): SymbolMatrix {
  return kind === "qr" ? qrSymbol(token) : dataMatrixSymbol(token)
}

/**
 * The small mark for the hub of a disc: GS1 DataMatrix `(01)(21)`. It is unsigned, so it identifies a copy and proves
 * nothing.
 *
 * @example hubMark("09506000134352", "000G40R40M30E209J").size // 20
 * @throws Error when the GTIN's check digit is wrong
 */
export function hubMark(gtin: string, serial: string): SymbolMatrix {
  return matrixOf("gs1datamatrix", `(01)${gtin}(21)${serial}`)
}

/** Length of a symbol's side on paper with its quiet zone, mm, to a hundredth. */
export function symbolMm({ size, quiet }: Pick<SymbolMatrix, "size" | "quiet">): number {
  return Math.round((size + 2 * quiet) * MODULE_MM * 100) / 100
}

/**
 * Runs of dark modules, row by row: one rectangle each instead of one per module.
 *
 * @returns `[column, row, length]`
 */
export function darkRuns({ size, dark }: Pick<SymbolMatrix, "size" | "dark">): [number, number, number][] {
  const runs: [number, number, number][] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!dark(x, y)) continue
      const start = x
      while (x + 1 < size && dark(x + 1, y)) x++
      runs.push([start, y, x - start + 1])
    }
  }
  return runs
}

function matrixOf(bcid: string, text: string): SymbolMatrix {
  const [symbol] = raw({ bcid, text })
  if (!symbol || !("pixs" in symbol)) throw new TypeError(`${bcid} is not a matrix symbol`)
  const { pixs, pixx: size } = symbol
  const dark = (x: number, y: number) => pixs[y * size + x] === 1
  return { kind: "datamatrix", version: null, size, quiet: QUIET.datamatrix, dark }
}
