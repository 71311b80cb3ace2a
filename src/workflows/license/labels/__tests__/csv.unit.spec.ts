import { createHash } from "node:crypto"
import { parse } from "csv-parse/sync"
import { counted } from "../counted"
import { labelCsv, type LabelRow } from "../csv"
import { bytesOf } from "./scanner"
import { GTIN, label } from "./tokens"

const PLAIN: LabelRow = { idx: 0, ...label(1), title: "Kind of Blue" }

const csvOf = async (rows: Iterable<LabelRow> | AsyncIterable<LabelRow>, pins = false) =>
  (await bytesOf(labelCsv(rows, { pins }))).toString("utf8")

describe("labels as CSV", () => {
  it("starts with a byte order mark and ends lines with CR LF", async () => {
    expect(await csvOf([PLAIN])).toBe(
      "\uFEFFidx,token,serial_printed,gtin,title\r\n" +
        `0,${PLAIN.token},${PLAIN.serial_printed},${GTIN},Kind of Blue\r\n`,
    )
  })

  it("has PINs only when asked", async () => {
    const row = { ...PLAIN, pin: "ER7PRSW5SR" }
    expect(await csvOf([row])).not.toContain("ER7PRSW5SR")
    expect(await csvOf([row], true)).toContain(",title,pin\r\n")
    expect(await csvOf([row], true)).toContain(",Kind of Blue,ER7PRSW5SR\r\n")
  })

  it("lets no title run as a formula, and quotes what needs it", async () => {
    const titles = [
      '=HYPERLINK("http://x")',
      "+1 2",
      "@Home",
      "-",
      "a,b",
      'The "The"',
      "a\nb",
      "a\rb",
      "千与千寻",
      "'74",
    ]
    const text = await csvOf(titles.map((title, idx) => ({ ...PLAIN, idx, title })))
    const read = parse(text, { bom: true, columns: true, relax_quotes: false }) as { idx: string; title: string }[]
    const guarded = titles.map((title, index) => (index < 4 ? `'${title}` : title))
    expect(read.map(({ title }) => title)).toEqual(guarded)
    expect(text).toContain('"a\nb"')
    expect(text).toContain('"a\rb"')
  })

  it("leaves absent cells empty", async () => {
    const text = await csvOf([{ idx: 3, token: "t", serial_printed: "s", gtin: null }], true)
    expect(text).toContain("\r\n3,t,s,,,\r\n")
  })

  it("has a heading even without rows", async () => {
    expect(await csvOf([])).toBe("\uFEFFidx,token,serial_printed,gtin,title\r\n")
  })

  it("reads its source no faster than it is read", async () => {
    let given = 0
    const stream = labelCsv(
      (function* () {
        for (given = 0; given < 100_000; given++) yield { ...PLAIN, idx: given }
      })(),
      { pins: false },
    )
    await new Promise((resolve) => stream.once("readable", resolve))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(given).toBeLessThan(2_000)
    stream.destroy()
  })

  it("passes a fault of its source on, and closes the source when its reader leaves", async () => {
    const broken = async function* () {
      yield PLAIN
      throw new Error("connection lost")
    }
    await expect(csvOf(broken())).rejects.toThrow("connection lost")

    let closed = false
    const source = async function* () {
      try {
        for (let idx = 0; ; idx++) yield { ...PLAIN, idx }
      } finally {
        closed = true
      }
    }
    const stream = labelCsv(source(), { pins: false })
    for await (const chunk of stream) if (chunk) break
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(closed).toBe(true)
  })
})

describe("a counted export", () => {
  it("knows rows and SHA-256 of what was read", async () => {
    const rows = Array.from({ length: 1234 }, (_, idx) => ({ ...PLAIN, idx }))
    const { stream, summary } = counted(rows, (counting) => labelCsv(counting, { pins: false }))
    const bytes = await bytesOf(stream)
    expect(await summary).toEqual({ row_count: 1234, sha256: createHash("sha256").update(bytes).digest("hex") })
    const read = parse(bytes, { bom: true, columns: true }) as { idx: string }[]
    expect(read.map(({ idx }) => Number(idx))).toEqual(rows.map(({ idx }) => idx))
  })

  it("has no summary when it failed or was given up", async () => {
    const broken = async function* () {
      yield PLAIN
      throw new Error("connection lost")
    }
    const failed = counted(broken(), (counting) => labelCsv(counting, { pins: false }))
    await expect(bytesOf(failed.stream)).rejects.toThrow("connection lost")
    await expect(failed.summary).rejects.toThrow("connection lost")

    const left = counted([PLAIN], (counting) => labelCsv(counting, { pins: false }))
    left.stream.destroy()
    await expect(left.summary).rejects.toThrow(/not read to its end/)
  })
})
