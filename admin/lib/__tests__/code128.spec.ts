import { barsPath, code128, code128Values, QUIET_ZONE } from "../code128"

/** Bars as ones, spaces as zeros. */
function bits(text: string): string {
  const code = code128(text)
  if (!code) throw new Error(`${text} has no bars`)
  const modules = new Array<string>(code.modules).fill("0")
  for (const { x, width } of code.bars) modules.fill("1", x, x + width)
  return modules.join("")
}

describe("Code 128", () => {
  // Drawn by other encoders, so that a slip in the table or in the check symbol cannot hide.
  it.each([
    [
      "PJJ123C",
      "1101001000011101110110101101110001011011100010011100110110011100101100101110010001000110111010001101100011101011",
    ],
    [
      "ABC-1234",
      "1101001000010100011000100010110001000100011010011011100101110111101011001110010001011000100010110001100011101011",
    ],
    ["12345z", "110100111001011001110010001011000101111011101101110010011011110110101011110001100011101011"],
    [
      "0012345678905a",
      "11010011100110110011001011001110010001011000111000101101100001010011011110110101111011101101110010010010110000111011010001100011101011",
    ],
    [
      "R-00000572-4",
      "1101001000011000101110100110111001011101111011011001100110110011001000100110010011000010101111011101001101110011001001110100001001101100011101011",
    ],
  ])("draws %s as every other encoder does", (text, drawn) => {
    expect(bits(text)).toBe(drawn)
  })

  it("knows the check symbol of the textbook example", () => {
    // ISO/IEC 15417 text in set B: start 104, P J J 1 2 3 C, check 55 (54 with start A), stop.
    expect(code128Values("PJJ123C")).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55, 106])
  })

  it("writes digits in pairs where that is shorter, and not where it is not", () => {
    expect(code128Values("R-00000572-4")?.slice(0, -2)).toEqual([104, 50, 13, 99, 0, 0, 5, 72, 100, 13, 20])
    expect(code128Values("A1234")?.slice(0, -2)).toEqual([104, 33, 99, 12, 34])
    expect(code128Values("A12B")?.slice(0, -2)).toEqual([104, 33, 17, 18, 34])
    expect(code128Values("12")?.slice(0, -2)).toEqual([105, 12])
    expect(code128Values("123")?.slice(0, -2)).toEqual([104, 17, 18, 19])
  })

  it("has eleven modules per symbol, thirteen for the stop, and begins and ends with a bar", () => {
    for (const text of ["A", "R-00001234-7", "x".repeat(64), "7".repeat(63)]) {
      const values = code128Values(text) ?? []
      expect(bits(text)).toHaveLength((values.length - 1) * 11 + 13)
      expect(bits(text)).toMatch(/^1.*1$/)
    }
  })

  it("tells any two texts apart", () => {
    const texts = Array.from({ length: 500 }, (_, number) => `R-${String(number).padStart(8, "0")}`)
    expect(new Set(texts.map(bits)).size).toBe(texts.length)
  })

  it.each(["", "碟片", "café", "tab\there", "x\u007f"])("cannot carry %j", (text) => {
    expect(code128(text)).toBeNull()
  })

  it("is drawn with its quiet zone", () => {
    const code = code128("A")
    expect(code && barsPath(code, 30)).toMatch(new RegExp(`^M${QUIET_ZONE} 0h2v30h-2z`))
  })
})
