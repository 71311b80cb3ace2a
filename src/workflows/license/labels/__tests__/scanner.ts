import { readFileSync } from "node:fs"
import type { Readable } from "node:stream"
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader"
import { symbolMm, type SymbolMatrix } from "../symbol"

/** A picture, four bytes per pixel. */
export interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray<ArrayBuffer>
}

export interface Read {
  text: string
  format: string
  /** Corners in pixels. */
  topLeft: { x: number; y: number }
  topRight: { x: number; y: number }
}

const wasm = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

/** Every symbol in a picture, with the reader's wasm from disk. */
export async function scan(picture: Picture): Promise<Read[]> {
  const found = await readBarcodes({ ...picture, colorSpace: "srgb" } as ImageData, {
    formats: ["QRCode", "DataMatrix"],
    maxNumberOfSymbols: 255,
    tryHarder: true,
  })
  return found.map(({ text, format, position }) => ({ text, format, ...position }))
}

/** A symbol as pixels, quiet zone included. */
export function picture(matrix: SymbolMatrix, pixelsPerModule: number): Picture {
  const side = (matrix.size + 2 * matrix.quiet) * pixelsPerModule
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [column, row] = [x, y].map((at) => Math.floor(at / pixelsPerModule) - matrix.quiet) as [number, number]
      const inside = column >= 0 && row >= 0 && column < matrix.size && row < matrix.size
      if (inside && matrix.dark(column, row)) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return { width: side, height: side, data }
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export interface Page {
  picture: Picture
  text: string
  /** mm */
  width: number
  height: number
}

/** The pages of a PDF as a printer would see them. */
export async function rasterise(pdf: Buffer, dpi = 300): Promise<Page[]> {
  const { PDFiumLibrary } = await import("@hyzyla/pdfium")
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pages: Page[] = []
  for (const page of document.pages()) {
    // The page is closed by `render`, so everything else comes first.
    const text = page.getText()
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const pixels = (points: number) => Math.round((points / 72) * dpi)
    const size = { width: pixels(originalWidth), height: pixels(originalHeight) }
    const { data } = await page.render({ ...size, scale: 1 })
    const mm = (points: number) => (points / 72) * 25.4
    const picture = { ...size, data: new Uint8ClampedArray(data) }
    pages.push({ picture, text, width: mm(originalWidth), height: mm(originalHeight) })
  }
  document.destroy()
  library.destroy()
  return pages
}

/** `true` when the picture has a dark pixel for which `where` (pixel coordinates) holds. */
export function hasInk({ width, height, data }: Picture, where: (x: number, y: number) => boolean): boolean {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4]! < 200 && where(x, y)) return true
    }
  }
  return false
}

/** Side of a symbol without its quiet zone, mm. */
export const inkMm = (matrix: SymbolMatrix): number => symbolMm({ size: matrix.size, quiet: 0 })
