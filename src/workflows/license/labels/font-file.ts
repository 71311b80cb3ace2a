import { closeSync, openSync, readSync } from "node:fs"

/** A font file and, in a collection (`.ttc`, `.otc`), the PostScript name of one face. */
export interface FontFace {
  path: string
  face?: string
}

/** Name record of the PostScript name (OpenType, table `name`). */
const POSTSCRIPT_NAME = 6
const WINDOWS = 3
/** Collections like Noto Sans CJK start with Japanese letter forms; a shop that sets no face gets the Simplified Chinese. */
const SIMPLIFIED_CHINESE = /(SC|CN|GB|Hans)(-|$)/i

/**
 * What `labelFontPath` names: a font file, or a collection with an optional `#` and PostScript name behind it. Without
 * a name a collection gives its Simplified Chinese face, else its first.
 *
 * @example fontFace("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc#NotoSansCJKtc-Regular")
 * @throws Error when the file cannot be read, RangeError when the collection lacks the face
 */
export function fontFace(labelFontPath: string): FontFace {
  const [, path = labelFontPath, wanted] = /^(.+\.(?:ttc|otc))(?:#(.+))?$/i.exec(labelFontPath) ?? []
  const names = faceNames(path)
  if (!names) return { path: labelFontPath }
  if (wanted && !names.includes(wanted)) throw new RangeError(`${path} has no face ${wanted}, only ${names.join(", ")}`)
  const face = wanted ?? names.find((name) => SIMPLIFIED_CHINESE.test(name)) ?? names[0]
  return face === undefined ? { path } : { path, face }
}

/** PostScript names of a collection's faces (OpenType, "TTC Header"); `null` for a single font. */
function faceNames(path: string): string[] | null {
  const file = openSync(path, "r")
  try {
    const header = read(file, 0, 12)
    if (header.toString("latin1", 0, 4) !== "ttcf") return null
    const offsets = read(file, 12, 4 * header.readUInt32BE(8))
    return Array.from({ length: offsets.length / 4 }, (_, index) =>
      postScriptName(file, offsets.readUInt32BE(4 * index)),
    )
  } finally {
    closeSync(file)
  }
}

function postScriptName(file: number, face: number): string {
  const tables = read(file, face + 12, 16 * read(file, face + 4, 2).readUInt16BE(0))
  for (let at = 0; at < tables.length; at += 16) {
    if (tables.toString("latin1", at, at + 4) === "name") {
      return nameIn(read(file, tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)))
    }
  }
  throw new RangeError("a face of the font collection has no name")
}

function nameIn(table: Buffer): string {
  const texts = table.readUInt16BE(4)
  for (let index = 0, at = 6; index < table.readUInt16BE(2); index++, at += 12) {
    if (table.readUInt16BE(at + 6) !== POSTSCRIPT_NAME) continue
    const start = texts + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)))
    // Windows stores UTF-16 with the high byte first, Macintosh one byte per character.
    return table.readUInt16BE(at) === WINDOWS ? bytes.swap16().toString("utf16le") : bytes.toString("latin1")
  }
  throw new RangeError("a face of the font collection has no PostScript name")
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) < length) throw new RangeError("the font file is cut short")
  return bytes
}
