import { Readable } from "node:stream"
import { setImmediate as nextTurn } from "node:timers/promises"
import type PDFDocument from "pdfkit"
import { invalid } from "../../../lib/errors"
import { arrange, labelProblems, type Arrangement } from "./arrangement"
import { drawSymbol, drawText, PT } from "./draw"
import { labelCorner, labelsPerPage, layoutOf, type LabelLayout, type LabelLayoutInput } from "./layouts"
import { symbolMm, symbolOf, type SymbolKind } from "./symbol"
import { titleFonts, type TitleFont } from "./title-font"

/** One label to print. */
export interface Label {
  /** The whole text of the symbol, `https://…`. */
  token: string
  /** 5-4-4-4. */
  serial_printed: string
  title?: string
  /** Printed in a frame of its own; absent when no PIN is printed. */
  pin?: string
  gtin?: string
}

export interface LabelSheetInput {
  labels: Iterable<Label> | AsyncIterable<Label>
  layout: LabelLayoutInput
  symbol: SymbolKind
  /** Font file for titles; see `fontFace`. Without it titles in Chinese are left out. */
  labelFontPath?: string
  /** Title of the document. */
  title?: string
  /** When the document was made; the same labels of the same moment are the same bytes. */
  created_at?: Date
  /** Where the first label goes on its page, from 1, row by row: for a sheet that is partly used. */
  start_position?: number
  /** Told after each page; the next one waits for it. */
  onPage?: (progress: { page: number; labels: number }) => void | Promise<void>
}

/** Labels in one document: larger batches are printed in several. */
export const MAX_LABELS = 2000

/**
 * Label sheets as a PDF, page by page: the next page is drawn when the reader has taken the one before, and the event
 * loop turns after each label. Symbols are vector rectangles of exactly 0.33 mm per module.
 *
 * The stream fails with RangeError when there are more than 2,000 labels (an array is refused at once), when there are
 * none, or when a token cannot be encoded, and with `media_license_layout_invalid` when a label is too small.
 *
 * @throws RangeError for a start position that is not on the page
 */
export function renderLabelSheet(input: LabelSheetInput): Readable {
  const layout = layoutOf(input.layout)
  const first = input.start_position ?? 1
  if (!Number.isInteger(first) || first < 1 || first > labelsPerPage(layout)) {
    throw new RangeError(`start_position must be a whole number from 1 to ${labelsPerPage(layout)}`)
  }
  if (Array.isArray(input.labels) && input.labels.length > MAX_LABELS) throw tooMany()
  return Readable.from(pages(input, layout, first - 1), { objectMode: false, highWaterMark: 1 << 16 })
}

async function* pages(input: LabelSheetInput, layout: LabelLayout, first: number): AsyncGenerator<Buffer> {
  const document = await openDocument(layout, input)
  const sheet: Sheet = { document, layout, fonts: titleFonts(document, input.labelFontPath), places: new Map() }
  const perPage = labelsPerPage(layout)
  let drawn = 0
  for await (const label of input.labels) {
    if (drawn === MAX_LABELS) throw tooMany()
    const position = (first + drawn) % perPage
    if (drawn === 0 || position === 0) document.addPage()
    drawLabel(sheet, label, position, input.symbol)
    drawn += 1
    // A page takes up to a quarter of a second; requests wait for one label only.
    await nextTurn()
    if (position === perPage - 1) yield* pageDone(input, document, { page: (first + drawn) / perPage, labels: drawn })
  }
  if (drawn === 0) throw new RangeError("there is no label to print")
  if ((first + drawn) % perPage !== 0) {
    yield* pageDone(input, document, { page: Math.ceil((first + drawn) / perPage), labels: drawn })
  }
  document.end()
  yield* document as AsyncIterable<Buffer>
}

/** Hands over what is written so far. */
async function* pageDone(input: LabelSheetInput, document: Document, progress: { page: number; labels: number }) {
  await input.onPage?.(progress)
  document.flushPages()
  for (let chunk = document.read() as Buffer | null; chunk; chunk = document.read() as Buffer | null) yield chunk
}

type Document = InstanceType<typeof PDFDocument>

interface Sheet {
  document: Document
  layout: LabelLayout
  fonts: TitleFont[]
  /** By size of the symbol and whether there is a PIN. */
  places: Map<string, Arrangement>
}

function drawLabel(sheet: Sheet, label: Label, position: number, kind: SymbolKind): void {
  const matrix = symbolOf(kind, label.token)
  const place = placeFor(sheet, symbolMm(matrix), label.pin !== undefined)
  const corner = labelCorner(sheet.layout, position)
  const onPage = <B extends { x: number; y: number }>(box: B): B => ({
    ...box,
    x: corner.x + box.x,
    y: corner.y + box.y,
  })
  drawSymbol(sheet.document, matrix, onPage(place.symbol))
  drawText(sheet.document, label, place, onPage(place.text), sheet.fonts)
}

function placeFor({ layout, places }: Sheet, side: number, withPin: boolean): Arrangement {
  const key = `${side} ${withPin}`
  const place = places.get(key) ?? arrange(layout, side, withPin)
  if (!place) throw invalid(labelProblems(layout, side, withPin))
  places.set(key, place)
  return place
}

/** pdfkit offers no way to say that the page must not be scaled, which would make modules and labels too small. */
interface Catalogue {
  _root: { data: { ViewerPreferences: { data: Record<string, unknown> } } }
}

/** Loaded on use: pdfkit takes longer to load than the rest of the plugin. */
async function openDocument(
  layout: LabelLayout,
  { title, created_at }: Pick<LabelSheetInput, "title" | "created_at">,
): Promise<Document> {
  const { default: PdfDocument } = await import("pdfkit")
  const document = new PdfDocument({
    size: [layout.page_width * PT, layout.page_height * PT],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    displayTitle: true,
    info: {
      Creator: "medusa-plugin-media-store",
      ...(title === undefined ? {} : { Title: title }),
      ...(created_at ? { CreationDate: created_at } : {}),
    },
  })
  const root = (document as unknown as Catalogue)._root
  root.data.ViewerPreferences.data.PrintScaling = "None"
  return document
}

const tooMany = () => new RangeError(`more than ${MAX_LABELS} labels in one document`)
