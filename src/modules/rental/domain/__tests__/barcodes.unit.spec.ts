import { generatedBarcode, isMistyped } from "../barcodes"

describe("generated barcodes", () => {
  it("are a running number of at least eight digits with a check digit", () => {
    expect(generatedBarcode(572)).toBe("R-00000572-4")
    expect(generatedBarcode("1")).toMatch(/^R-00000001-\d$/)
    expect(generatedBarcode(123_456_789_012n)).toMatch(/^R-123456789012-\d$/)
  })

  it("refuse what is no running number", () => {
    for (const sequence of [-1, 1.5, NaN, "", "1e3"]) expect(() => generatedBarcode(sequence)).toThrow(RangeError)
  })

  it("show every single wrong digit and every swap of neighbours", () => {
    const replaced = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + by.length)
    for (const sequence of [7, 572, 12_345_678, 99_999_999, 40_404_040]) {
      const barcode = generatedBarcode(sequence)
      expect(isMistyped(barcode)).toBe(false)
      for (let at = 2; at < barcode.length; at++) {
        if (barcode[at] === "-") continue
        for (const digit of "0123456789") {
          if (digit !== barcode[at]) expect(isMistyped(replaced(barcode, at, digit))).toBe(true)
        }
        const [a, b] = [barcode[at]!, barcode[at + 1] ?? "-"]
        if (b !== "-" && a !== b) expect(isMistyped(replaced(barcode, at, b + a))).toBe(true)
      }
    }
  })

  it("leave barcodes of others alone, and do not care about case", () => {
    expect(isMistyped("ABC-1")).toBe(false)
    expect(isMistyped("4006381333931")).toBe(false)
    expect(isMistyped("r-00000572-5")).toBe(true)
  })
})
