import type PDFDocument from "pdfkit"
import { fontFace } from "./font-file"

type Document = InstanceType<typeof PDFDocument>

/** A font that titles can be set in. */
export interface TitleFont {
  /** Name under which the document knows it. */
  name: string
  /** `true` when the font has a glyph for every character. */
  covers(text: string): boolean
  ellipsis: string
}

const LABEL_FONT = "label"
const ELLIPSIS = "\u2026"
const STANDARD = "Helvetica"

/** Characters of pdfkit's own fonts: ASCII, Latin-1 and what Windows-1252 has between them. */
const WESTERN = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/

/**
 * Fonts for titles, best first: the one of `labelFontPath`, then Helvetica, which has Western letters only.
 *
 * @throws Error when the font file is missing or is no font
 */
export function titleFonts(document: Document, labelFontPath: string | undefined): TitleFont[] {
  const standard = { name: STANDARD, covers: (text: string) => WESTERN.test(text), ellipsis: ELLIPSIS }
  return labelFontPath === undefined ? [standard] : [registered(document, labelFontPath), standard]
}

/** The font for a title: the first that has all of its characters, so that no empty boxes are printed; or `null`. */
export function fontOf(fonts: readonly TitleFont[], title: string): TitleFont | null {
  return fonts.find(({ covers }) => covers(title)) ?? null
}

/** pdfkit keeps the opened font (a fontkit font) to itself, and has no question for "can you show this". */
interface OpenedFont {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
}

function registered(document: Document, labelFontPath: string): TitleFont {
  const { path, face } = fontFace(labelFontPath)
  document.registerFont(LABEL_FONT, path, face)
  document.font(LABEL_FONT)
  const { font } = (document as unknown as OpenedFont)._font
  const has = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0)!)
  return { name: LABEL_FONT, covers: (text) => Array.from(text).every(has), ellipsis: has(ELLIPSIS) ? ELLIPSIS : "..." }
}
