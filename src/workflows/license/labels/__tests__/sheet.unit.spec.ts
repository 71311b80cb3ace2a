import { createHash } from "node:crypto"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { counted } from "../counted"
import { fontFace } from "../font-file"
import { LABEL_LAYOUTS, labelCorner, type LabelLayout } from "../layouts"
import { MAX_LABELS, renderLabelSheet, type Label, type LabelSheetInput } from "../sheet"
import { symbolOf } from "../symbol"
import { bytesOf, hasInk, inkMm, rasterise, scan, type Page } from "./scanner"
import { label, labels } from "./tokens"

const CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
const withCjk = existsSync(CJK) ? it : it.skip
if (!existsSync(CJK)) process.stderr.write(`SKIPPED: Chinese titles, as there is no ${CJK} (Debian: fonts-noto-cjk)\n`)

const DPI = 300
const px = (mm: number) => (mm / 25.4) * DPI
const CHINESE = "千与千寻 原声音乐集（限量彩胶双碟装，附海报与编号证书）"
const ROLL = LABEL_LAYOUTS.roll_40x20

const sheet = (input: Partial<LabelSheetInput> & Pick<LabelSheetInput, "labels">) =>
  bytesOf(renderLabelSheet({ layout: "roll_40x20", symbol: "qr", ...input }))

const pagesOf = async (input: Parameters<typeof sheet>[0], dpi = DPI) => rasterise(await sheet(input), dpi)
const pageOf = async (one: Label, input: Partial<LabelSheetInput> = {}) =>
  (await pagesOf({ labels: [one], ...input }))[0]!

const sameInk = (a: Page, b: Page) => Buffer.from(a.picture.data).equals(Buffer.from(b.picture.data))

async function tokensOn(pages: Page[]): Promise<string[]> {
  const found = []
  for (const { picture } of pages) found.push(...(await scan(picture)))
  return found.map(({ text }) => text)
}

describe("a label sheet", () => {
  it.each([
    ["a4_21_63x38", "qr", 25],
    ["a4_35_35x37", "qr", 36],
    ["roll_40x20", "qr", 3],
    ["a4_21_63x38", "datamatrix", 21],
    ["roll_40x20", "datamatrix", 2],
  ] as const)("%s with %s: every symbol of %i labels decodes at 300 dpi", async (layout, symbol, count) => {
    const printed = labels(count, { title: "Kind of Blue (Legacy Edition)", pin: "ER7PRSW5SR" })
    const pages = await pagesOf({ labels: printed, layout, symbol })
    const grid: LabelLayout = LABEL_LAYOUTS[layout]
    expect(pages).toHaveLength(Math.ceil(count / (grid.columns * grid.rows)))
    expect(pages[0]!.width).toBeCloseTo(grid.page_width, 1)
    expect(pages[0]!.height).toBeCloseTo(grid.page_height, 1)
    expect((await tokensOn(pages)).sort()).toEqual(printed.map(({ token }) => token).sort())
    // A hyphen at the end of a line is extracted as U+FFFE.
    const text = pages.map((page) => page.text.replace(/\s/g, "").replace(/\uFFFE/g, "-")).join("")
    for (const { serial_printed } of printed) expect(text).toContain(serial_printed)
  })

  it.each(["a4_21_63x38", "a4_35_35x37"] as const)(
    "%s: each symbol is on its own label, 0.33 mm a module",
    async (layout) => {
      const grid: LabelLayout = LABEL_LAYOUTS[layout]
      const printed = labels(grid.columns * grid.rows)
      const [page] = await pagesOf({ labels: printed, layout })
      const found = await scan(page!.picture)
      for (const [index, { token }] of printed.entries()) {
        const { topLeft, topRight } = found.find(({ text }) => text === token)!
        const { x, y } = labelCorner(grid, index)
        const side = px(inkMm(symbolOf("qr", token)))
        expect(topLeft.x).toBeGreaterThan(px(x))
        expect(topLeft.x + side).toBeLessThan(px(x + grid.label_width))
        expect(topLeft.y).toBeGreaterThan(px(y))
        expect(topLeft.y + side).toBeLessThan(px(y + grid.label_height))
        expect(Math.abs(topRight.x - topLeft.x - side)).toBeLessThan(px(0.33))
      }
    },
  )

  it("starts where a partly used sheet is free, and goes on at the next page's first label", async () => {
    const printed = labels(3)
    const pages = await pagesOf({ labels: printed, layout: "a4_21_63x38", start_position: 20 })
    expect(await tokensOn(pages.slice(0, 1))).toHaveLength(2)
    expect(await tokensOn(pages.slice(1))).toEqual([printed[2]!.token])
    const grid = LABEL_LAYOUTS.a4_21_63x38
    const before = labelCorner(grid, 19)
    expect(hasInk(pages[0]!.picture, (_, y) => y < px(before.y))).toBe(false)
    expect(hasInk(pages[0]!.picture, (x) => x < px(before.x))).toBe(false)
  })

  it.each([0, 22, 1.5])("refuses to start at label %d of 21", (start_position) => {
    expect(() => renderLabelSheet({ labels: [], layout: "a4_21_63x38", symbol: "qr", start_position })).toThrow(
      RangeError,
    )
  })

  it.each([
    ["beside", { label_width: 40, label_height: 20 }],
    ["beside, wide", { label_width: 63.5, label_height: 38.1 }],
    ["below", { label_width: 35, label_height: 37 }],
    ["below, narrow", { label_width: 19.9, label_height: 36 }],
  ])("prints nothing outside the label or in the quiet zone: %s", async (_, size) => {
    const grid = { ...ROLL, ...size, page_width: 80, page_height: 60, margin_left: 8, margin_top: 7 }
    const one = label(
      1,
      { title: "W".repeat(40) + " Wide words ÀÉjgq ".repeat(9), pin: "WWWWWWWWWW" },
      "TAGS.SHOP-EXAMPLE.COM",
    )
    const { picture } = await pageOf(one, { layout: grid })
    const right = px(8 + size.label_width)
    const bottom = px(7 + size.label_height)
    expect(hasInk(picture, (x, y) => x < px(8) || y < px(7) || x > right || y > bottom)).toBe(false)
    const [{ topLeft, topRight }] = (await scan(picture)) as [Awaited<ReturnType<typeof scan>>[0]]
    const side = topRight.x - topLeft.x
    const quiet = px(4 * 0.33) - 2
    const near = (at: number, from: number) => at > from - quiet && at < from + side + quiet
    const inSymbol = (at: number, from: number) => at > from - 2 && at < from + side + 2
    const ring = (x: number, y: number) =>
      near(x, topLeft.x) && near(y, topLeft.y) && !(inSymbol(x, topLeft.x) && inSymbol(y, topLeft.y))
    expect(hasInk(picture, ring)).toBe(false)
  })

  it("has a panel for the PIN, and none without", async () => {
    const bare = await pageOf(label(1))
    const pin = await pageOf(label(1, { pin: "ER7PRSW5SR" }))
    expect(pin.text).toContain("ER7PRSW5SR")
    expect(pin.text).toContain("PIN")
    expect(bare.text).not.toContain("PIN")
  })

  it("shortens a long title with an ellipsis", async () => {
    const page = await pageOf(label(1, { title: "The Complete Birth of the Cool" }), { layout: "roll_40x20" })
    const long = await pageOf(label(1, { title: "The Complete Birth of the Cool ".repeat(9) }))
    expect(page.text).not.toContain("…")
    expect(long.text).toContain("…")
  })

  it("tells readers not to scale the page", async () => {
    const pdf = await sheet({ labels: labels(1) })
    expect(pdf.toString("latin1")).toContain("/PrintScaling /None")
  })
})

describe("a title", () => {
  it.each([CHINESE, "Kind of Blue 千", "Łódź", "😀", "\u0081"])(
    "that no font can show is left out: %s",
    async (title) => {
      const without = await pageOf(label(1))
      const page = await pageOf(label(1, { title }))
      expect(page.text).toBe(without.text)
      expect(sameInk(page, without)).toBe(true)
    },
  )

  it("in Western letters is printed without a font", async () => {
    const page = await pageOf(label(1, { title: "Déjà Vu – “Été” ŠŽ€" }), { layout: "a4_21_63x38" })
    expect(page.text).toContain("Déjà Vu – “Été” ŠŽ€")
  })

  withCjk("in Chinese is printed with a font that has the characters", async () => {
    const page = await pageOf(label(1, { title: CHINESE }), { labelFontPath: CJK, layout: "a4_21_63x38" })
    expect(page.text).toContain("千与千寻")
    expect(await tokensOn([page])).toEqual([label(1).token])
  })

  withCjk("is left out when even that font lacks a character", async () => {
    const page = await pageOf(label(1, { title: "千 \u{1F600}" }), { labelFontPath: CJK })
    expect(sameInk(page, await pageOf(label(1)))).toBe(true)
  })

  withCjk("is set in the Simplified Chinese face of a collection, or in the one that is named", () => {
    expect(fontFace(CJK)).toEqual({ path: CJK, face: "NotoSansCJKsc-Regular" })
    expect(fontFace(`${CJK}#NotoSansCJKtc-Regular`)).toEqual({ path: CJK, face: "NotoSansCJKtc-Regular" })
    expect(() => fontFace(`${CJK}#Comic`)).toThrow(/no face Comic, only .*NotoSansCJKjp-Regular/)
  })

  it("fails when the font file is missing", async () => {
    await expect(sheet({ labels: labels(1), labelFontPath: "/nowhere/font.ttc" })).rejects.toThrow(/ENOENT/)
    await expect(sheet({ labels: labels(1), labelFontPath: "/nowhere/font.otf" })).rejects.toThrow(/ENOENT/)
  })
})

describe("the stream", () => {
  it("refuses more labels than fit into one document", async () => {
    const many = () => Array.from({ length: MAX_LABELS + 1 }, () => label(1))
    expect(() => renderLabelSheet({ labels: many(), layout: "a4_35_35x37", symbol: "qr" })).toThrow(RangeError)
    const generated = (function* () {
      yield* many()
    })()
    await expect(sheet({ labels: generated, layout: "a4_35_35x37" })).rejects.toThrow(RangeError)
  }, 60_000)

  it("refuses to print nothing, what is no token, and a label that is too small", async () => {
    await expect(sheet({ labels: [] })).rejects.toThrow(RangeError)
    await expect(sheet({ labels: [{ token: "T.SHOP.COM", serial_printed: "X" }] })).rejects.toThrow(RangeError)
    const tiny = { ...ROLL, label_width: 18 }
    await expect(sheet({ labels: labels(1), layout: tiny })).rejects.toMatchObject({
      code: "media_license_layout_invalid",
      problems: [{ path: "label_width" }, { path: "label_height" }],
    })
  })

  it("draws no further than it is read, lets others run between pages and tells of each", async () => {
    let given = 0
    const source = async function* () {
      for (given = 1; given <= 200; given++) yield label(given)
    }
    const seen: [number, number][] = []
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 0)
    const input = { labels: source(), layout: "roll_40x20", symbol: "qr" } as const
    const stream = renderLabelSheet({ ...input, onPage: ({ page, labels: count }) => void seen.push([page, count]) })
    stream.read(0)
    await once(stream, "readable")
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(given).toBeLessThan(100)
    const read = await bytesOf(stream)
    clearInterval(ticking)
    expect(given).toBe(201)
    expect(turns).toBeGreaterThan(20)
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => [index + 1, index + 1]))
    expect(read.subarray(0, 5).toString()).toBe("%PDF-")
  })

  it("closes its source when the reader leaves", async () => {
    let closed = false
    const source = async function* () {
      try {
        for (let seed = 1; ; seed++) yield label(seed)
      } finally {
        closed = true
      }
    }
    const stream = renderLabelSheet({ labels: source(), layout: "roll_40x20", symbol: "qr" })
    for await (const chunk of stream) if (chunk) break
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(closed).toBe(true)
  })

  it("can be counted", async () => {
    const { stream, summary } = counted(labels(22), (counting) =>
      renderLabelSheet({ labels: counting, layout: "a4_21_63x38", symbol: "qr" }),
    )
    const sha256 = createHash("sha256")
      .update(await bytesOf(stream))
      .digest("hex")
    expect(await summary).toEqual({ row_count: 22, sha256 })
  })
})
