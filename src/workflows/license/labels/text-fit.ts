/** How text is broken into the lines of a label. */
export interface LineFit {
  /** Width of a line, in the unit of `measure`. */
  width: number
  /** Lines there is room for. */
  lines: number
  /** Width of a text in the font that will print it. */
  measure: (text: string) => number
  /** What stands for the part left out. */
  ellipsis: string
}

/** Characters a line may end behind: Chinese, Japanese and Korean write without spaces. */
const EAST_ASIAN = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}"
/** Marks that may not begin a line stay with what is before them, and opening ones with what follows. */
const CLOSING = "\\p{Pe}\\p{Pf}、。，．：；！？…—"
const OPENING = "\\p{Ps}\\p{Pi}"
const UNITS = new RegExp(
  `[${OPENING}]*[${EAST_ASIAN}][${CLOSING}]*|(?:(?![${OPENING}]+[${EAST_ASIAN}])[^\\s${EAST_ASIAN}])+|\\s+`,
  "gu",
)
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: "grapheme" })

/** One line of text: runs of white space as one space, none at the ends, no control characters. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "")
    .trim()
}

/**
 * Breaks a text into lines between words or East Asian characters, a word longer than a line between its characters.
 * What does not fit is replaced by the ellipsis; with no room for even one character there are no lines.
 */
export function fitLines(text: string, fit: LineFit): string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (rest !== "" && lines.length < fit.lines) {
    if (fit.measure(rest) <= fit.width) return [...lines, rest]
    const last = lines.length === fit.lines - 1
    const head = last ? shortened(rest, fit) : lineOf(rest, fit)
    if (head === "") return lines
    lines.push(head.trimEnd())
    rest = rest.slice(head.length).trimStart()
  }
  return lines
}

function lineOf(text: string, fit: LineFit): string {
  const fits = (head: string) => fit.measure(head.trimEnd()) <= fit.width
  return longest(text.match(UNITS) ?? [], fits) || longest(graphemes(text), fits)
}

function shortened(text: string, fit: LineFit): string {
  const fits = (head: string) => fit.measure(head.trimEnd() + fit.ellipsis) <= fit.width
  const head = longest(graphemes(text), fits).trimEnd()
  return head === "" ? "" : head + fit.ellipsis
}

/** The longest beginning that fits; widths grow with every piece. */
function longest(pieces: string[], fits: (head: string) => boolean): string {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (fits(pieces.slice(0, middle).join(""))) low = middle
    else high = middle - 1
  }
  return pieces.slice(0, low).join("")
}

const graphemes = (text: string) => [...GRAPHEMES.segment(text)].map(({ segment }) => segment)
