/**
 * Code 128 as printed on labels: sets B and C, the shortest of the usual ways. Widths are ISO/IEC 15417's table: three
 * bars and three spaces per symbol, eleven modules together; the stop has thirteen.
 */
const WIDTHS =
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 " +
  "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 " +
  "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
  "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 " +
  "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
  "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
  "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"

const SYMBOLS = WIDTHS.split(" ")
const TO_C = 99
const TO_B = 100
const START_B = 104
const START_C = 105
const STOP = 106

/** Blank modules a scanner needs on either side. */
export const QUIET_ZONE = 10

export interface Code128 {
  /** Width in modules without the quiet zones. */
  modules: number
  /** Bars from left to right, in modules. */
  bars: { x: number; width: number }[]
}

/**
 * The bars of a text; `null` for one that Code 128 cannot carry (empty, or with characters beyond ASCII).
 *
 * @example code128("R-00000572-4")?.modules // 145
 */
export function code128(text: string): Code128 | null {
  const values = code128Values(text)
  if (!values) return null
  const bars: Code128["bars"] = []
  let x = 0
  for (const value of values) {
    const widths = SYMBOLS[value] ?? ""
    for (let i = 0; i < widths.length; i++) {
      const width = Number(widths[i])
      if (i % 2 === 0) bars.push({ x, width })
      x += width
    }
  }
  return { modules: x, bars }
}

/** Symbol values with start, check and stop; exported for its tests. */
export function code128Values(text: string): number[] | null {
  if (!/^[\x20-\x7e]+$/.test(text)) return null
  const values = dataValues(text)
  const check = values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103
  return [...values, check, STOP]
}

/** Digits in pairs take half the room; changing the set takes one symbol, so a run must be worth it. */
function dataValues(text: string): number[] {
  let inC = digitsAt(text, 0) >= 4 || (text.length === 2 && digitsAt(text, 0) === 2)
  const values = [inC ? START_C : START_B]
  for (let at = 0; at < text.length;) {
    const run = digitsAt(text, at)
    if (inC && run >= 2) {
      values.push(Number(text.slice(at, at + 2)))
      at += 2
    } else if (inC) {
      values.push(TO_B)
      inC = false
    } else if (run % 2 === 0 && run >= (at + run === text.length ? 4 : 6)) {
      values.push(TO_C)
      inC = true
    } else {
      values.push(text.charCodeAt(at) - 32)
      at += 1
    }
  }
  return values
}

function digitsAt(text: string, at: number): number {
  return /^\d*/.exec(text.slice(at))?.[0].length ?? 0
}

/** The bars as one SVG path of a given height, the quiet zone included on the left. */
export function barsPath(code: Code128, height: number): string {
  return code.bars.map(({ x, width }) => `M${x + QUIET_ZONE} 0h${width}v${height}h-${width}z`).join("")
}
