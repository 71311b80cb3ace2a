import fc from "fast-check"
import { checkGs1 } from "../gs1-check"
import { symbolPlan } from "../plan"
import { darkRuns, dataMatrixSymbol, hubMark, qrSymbol, symbolMm, symbolOf, SYMBOL_KINDS } from "../symbol"
import { picture, scan } from "./scanner"
import { GTIN, OPAQUE_TOKEN, SGTIN_TOKEN, token } from "./tokens"

const SCHEMES = ["gs1_sgtin", "gs1_giai", "opaque"] as const

describe("symbols", () => {
  it.each([SGTIN_TOKEN, OPAQUE_TOKEN, token(1, "gs1_giai").text])(
    "hold the exact text at 2 pixels a module: %s",
    async (text) => {
      for (const kind of SYMBOL_KINDS) {
        const found = await scan(picture(symbolOf(kind, text), 2))
        expect(found.map((read) => read.text)).toEqual([text])
        expect(found[0]!.format).toBe(kind === "qr" ? "QRCode" : "DataMatrix")
      }
    },
  )

  it("have the versions and sizes of the specification", () => {
    const qr = qrSymbol(SGTIN_TOKEN)
    expect([qr.version, qr.size, qr.quiet, symbolMm(qr)]).toEqual([7, 45, 4, 17.49])
    const matrix = dataMatrixSymbol(SGTIN_TOKEN)
    expect([matrix.version, matrix.size, matrix.quiet, symbolMm(matrix)]).toEqual([null, 44, 1, 15.18])
  })

  it("refuse what alphanumeric mode cannot hold, instead of growing", () => {
    expect(() => qrSymbol(SGTIN_TOKEN.toLowerCase())).toThrow(RangeError)
    expect(() => qrSymbol(SGTIN_TOKEN.replace("https", "HTTPS"))).toThrow(RangeError)
    expect(() => qrSymbol("https://")).toThrow(RangeError)
  })

  it("mark a hub with GTIN and serial", async () => {
    const mark = hubMark(GTIN, "000G40R40M30E209J")
    expect([mark.size, symbolMm(mark)]).toEqual([20, 7.26])
    const [read] = await scan(picture(mark, 4))
    expect(read!.text).toContain("000G40R40M30E209J")
    expect(read!.text).toContain(GTIN)
    expect(() => hubMark("09506000134353", "000G40R40M30E209J")).toThrow(/check/i)
  })

  it("are drawn by runs that cover the dark modules and nothing else, once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.boolean()), (size, stream) => {
        const modules = Array.from({ length: size * size }, () => stream.next().value as boolean)
        const painted = modules.map(() => 0)
        for (const [x, y, length] of darkRuns({ size, dark: (column, row) => modules[row * size + column]! })) {
          for (let at = x; at < x + length; at++) painted[y * size + at]! += 1
        }
        expect(painted).toEqual(modules.map(Number))
      }),
    )
  })
})

describe("the GS1 check", () => {
  it.each(["gs1_sgtin", "gs1_giai"] as const)("passes %s", (scheme) => {
    for (let seed = 1; seed <= 10; seed++) {
      const { text } = token(seed, scheme)
      expect(SYMBOL_KINDS.map((kind) => checkGs1(text, kind))).toEqual([null, null])
    }
    expect(checkGs1(SGTIN_TOKEN)).toBeNull()
  })

  it.each([
    ["a wrong check digit", SGTIN_TOKEN.replace(GTIN, "09506000134353")],
    ["a letter in the GTIN", SGTIN_TOKEN.replace(GTIN, "0950600013435X")],
    ["a serial above 20 characters", `${SGTIN_TOKEN}ABCDEFG`],
    ["no application identifier", OPAQUE_TOKEN],
    ["no address", "T.SHOP.COM/01/09506000134352"],
  ])("fails for %s", (_, text) => {
    for (const kind of SYMBOL_KINDS) expect(checkGs1(text, kind)).toMatch(/^bwipp\./)
  })
})

describe("the plan of a batch", () => {
  it.each([
    ["gs1_sgtin", 10, 7, 45, 17.49],
    ["gs1_sgtin", 13, 7, 45, 17.49],
    ["gs1_sgtin", 14, 8, 49, 18.81],
    ["gs1_giai", 22, 7, 45, 17.49],
    ["gs1_giai", 23, 8, 49, 18.81],
    ["opaque", 9, 6, 41, 16.17],
    ["opaque", 10, 7, 45, 17.49],
  ] as const)("%s on a host of %i characters is version %i", (scheme, host_length, version, modules, size_mm) => {
    const warning = size_mm > 18 ? "symbol_large" : null
    // 17.49 and 18.81 mm are the 17.5 and 18.8 of the specification; its prefix has seven digits.
    expect(symbolPlan({ scheme, host_length, prefix_length: 7 })).toMatchObject({ version, modules, size_mm, warning })
  })

  it("counts the digits of a company prefix", () => {
    expect(symbolPlan({ scheme: "gs1_giai", host_length: 17, prefix_length: 12 }).version).toBe(7)
    expect(symbolPlan({ scheme: "gs1_giai", host_length: 18, prefix_length: 12 }).version).toBe(8)
    expect(symbolPlan({ scheme: "gs1_giai", host_length: 25, prefix_length: 4 }).version).toBe(7)
  })

  it("has 44 modules for a DataMatrix of 15.18 mm", () => {
    const plan = symbolPlan({ scheme: "gs1_sgtin", host_length: 10, symbol: "datamatrix" })
    expect(plan).toMatchObject({ version: null, modules: 44, size_mm: 15.18, warning: null, token_length: 169 })
  })

  it("is the size of the QR code of every real token", () => {
    const input = fc.record({
      scheme: fc.constantFrom(...SCHEMES),
      seed: fc.nat(),
      host_length: fc.integer({ min: 4, max: 60 }),
    })
    fc.assert(
      fc.property(input, ({ scheme, seed, host_length }) => {
        const real = qrSymbol(token(seed, scheme, "T".repeat(host_length - 4) + ".COM").text)
        expect(symbolPlan({ scheme, host_length, prefix_length: 7 })).toMatchObject({
          version: real.version,
          modules: real.size,
        })
      }),
      { numRuns: 150 },
    )
  })

  it.each(SCHEMES)("is not smaller than the DataMatrix of real %s tokens", (scheme) => {
    for (const host of ["T.SHOP.COM", "TAG.SHOP.COM", "TAGS.SHOP-EXAMPLE.COM"]) {
      const plan = symbolPlan({ scheme, host_length: host.length, symbol: "datamatrix", prefix_length: 7 })
      for (let seed = 1; seed <= 20; seed++) {
        expect(dataMatrixSymbol(token(seed, scheme, host).text).size).toBeLessThanOrEqual(plan.modules)
      }
    }
  })

  it.each([0, 254, 1.5, NaN])("refuses a host of %d characters", (host_length) => {
    expect(() => symbolPlan({ scheme: "opaque", host_length })).toThrow(RangeError)
  })
})
