import type PDFDocument from "pdfkit"
import { PIN_GAP, PIN_HEIGHT, type Arrangement, type Box } from "./arrangement"
import type { Label } from "./sheet"
import { darkRuns, MODULE_MM, type SymbolMatrix } from "./symbol"
import { fitLines, plainText } from "./text-fit"
import { fontOf, type TitleFont } from "./title-font"

type Document = InstanceType<typeof PDFDocument>

/** Points per millimetre. */
export const PT = 72 / 25.4
const SERIAL_FONT = "Courier-Bold"
const WORD_FONT = "Helvetica-Bold"
/** Advance of every Courier glyph and height of its capitals, em. */
const COURIER = { advance: 0.6, capital: 0.58 }
/** Largest and smallest serial in one line, pt; smaller than that it is broken in two lines. */
const SERIAL_SIZE = { most: 9, least: 6.5, broken: 7 }
const TITLE_SIZE = { wide: 8, narrow: 6 }
/** Narrower than this, mm, a text box gets the small title. */
const NARROW = 25
const MAX_TITLE_LINES = 3
/** White between title and serial, mm, where there is any to spare. */
const TITLE_GAP = 0.6
/** Distance of two baselines, and of a baseline from the upper edge of its line, em. */
const LEADING = 1.25
const BASELINE = 1
/** Longest PIN panel, mm. */
const MAX_PANEL = 32

/**
 * Draws a symbol as one path of rectangles, in device grey so that it is printed with black ink only. One fill for all
 * keeps viewers from leaving hairlines between rows.
 */
export function drawSymbol(document: Document, matrix: SymbolMatrix, corner: { x: number; y: number }): void {
  const quiet = matrix.quiet * MODULE_MM
  const scale = decimal(MODULE_MM * PT)
  const at = `${decimal((corner.x + quiet) * PT)} ${decimal((corner.y + quiet) * PT)}`
  const path = darkRuns(matrix).map(([x, y, length]) => `${x} ${y} ${length} 1 re`)
  document.addContent(`q 0 g ${scale} 0 0 ${scale} ${at} cm\n${path.join("\n")}\nf Q`)
}

/** Draws title, serial and PIN panel of one label into its text box (mm on the page). */
export function drawText(document: Document, label: Label, place: Arrangement, box: Box, fonts: readonly TitleFont[]) {
  const serial = serialLines(label.serial_printed, box.width)
  const panel = label.pin === undefined ? 0 : PIN_GAP + PIN_HEIGHT
  const below = heightOf(serial) + panel
  const title = titleLines(document, label.title, box, box.height - below, fonts)
  const spare = box.height - heightOf(title) - below
  const gap = title.lines.length > 0 ? Math.min(TITLE_GAP, spare) : 0
  const top = box.y + (spare - gap) * share(place, label)
  const align = place.beside ? "left" : "center"
  drawLines(document, title, { ...box, y: top }, align)
  const serialTop = top + heightOf(title) + gap
  drawLines(document, serial, { ...box, y: serialTop }, align)
  if (label.pin === undefined) return
  const y = serialTop + heightOf(serial) + PIN_GAP
  drawPin(document, label.pin, { ...panelBox(box, align), y, height: PIN_HEIGHT })
}

/**
 * Share of the spare height that goes above the text. With a panel all of it, so that scratch stickers go to the same
 * place on every label; else the text is centred beside the symbol, or follows it.
 */
function share(place: Arrangement, label: Label): number {
  if (label.pin !== undefined) return 1
  return place.beside ? 0.5 : 0
}

interface Lines {
  lines: string[]
  /** pt */
  size: number
  font: string
}

/** The serial in one line, or where that is too small in two, broken at the middle hyphen. */
function serialLines(serial: string, width: number): Lines {
  const sizeFor = (characters: number) => (width * PT) / (characters * COURIER.advance)
  const one = Math.min(SERIAL_SIZE.most, sizeFor(serial.length))
  if (one >= SERIAL_SIZE.least) return { lines: [serial], size: one, font: SERIAL_FONT }
  const middle = serial.indexOf("-", serial.length / 2 - 1) + 1
  const lines = [serial.slice(0, middle), serial.slice(middle)]
  const two = Math.min(SERIAL_SIZE.broken, sizeFor(Math.max(...lines.map((line) => line.length))))
  return { lines, size: two, font: SERIAL_FONT }
}

function titleLines(document: Document, title = "", box: Box, height: number, fonts: readonly TitleFont[]): Lines {
  const text = plainText(title)
  const size = box.width < NARROW ? TITLE_SIZE.narrow : TITLE_SIZE.wide
  const font = text === "" ? null : fontOf(fonts, text)
  const room = Math.min(MAX_TITLE_LINES, Math.floor(height / lineMm(size) + 1e-9))
  if (!font || room < 1) return { lines: [], size, font: SERIAL_FONT }
  document.font(font.name).fontSize(size)
  const measure = (part: string) => document.widthOfString(part)
  const fit = { width: box.width * PT, lines: room, measure, ellipsis: font.ellipsis }
  return { lines: fitLines(text, fit), size, font: font.name }
}

function drawLines(document: Document, { lines, size, font }: Lines, box: Box, align: "left" | "center"): void {
  if (lines.length === 0) return
  document.font(font).fontSize(size)
  lines.forEach((line, index) => {
    const width = align === "center" ? document.widthOfString(line) : box.width * PT
    const x = box.x * PT + (box.width * PT - width) / 2
    baseline(document, line, x, (box.y + index * lineMm(size)) * PT + size * BASELINE)
  })
}

/** A panel is as wide as its box, up to the length of a scratch sticker. */
function panelBox(box: Box, align: "left" | "center"): Pick<Box, "x" | "width"> {
  const width = Math.min(box.width, MAX_PANEL)
  return { x: align === "left" ? box.x : box.x + (box.width - width) / 2, width }
}

/** A frame with the PIN in it, for a scratch sticker to cover. */
function drawPin(document: Document, pin: string, { x, y, width, height }: Box): void {
  const size = Math.min(11, ((width - 2) * PT) / (pin.length * COURIER.advance))
  document
    .lineWidth(0.5)
    .rect(x * PT, y * PT, width * PT, height * PT)
    .stroke()
  document.font(WORD_FONT).fontSize(5)
  baseline(document, "PIN", (x + 1) * PT, (y + 2) * PT)
  document.font(SERIAL_FONT).fontSize(size)
  const start = (x + width / 2) * PT - (pin.length * COURIER.advance * size) / 2
  const middle = y + 2 + (height - 2) / 2
  baseline(document, pin, start, middle * PT + (COURIER.capital * size) / 2)
}

function baseline(document: Document, text: string, x: number, y: number): void {
  document.text(text, x, y, { lineBreak: false, baseline: "alphabetic" })
}

const heightOf = ({ lines, size }: Lines) => lines.length * lineMm(size)
const lineMm = (size: number) => (size * LEADING) / PT
const decimal = (value: number) => String(Math.round(value * 1e4) / 1e4)
