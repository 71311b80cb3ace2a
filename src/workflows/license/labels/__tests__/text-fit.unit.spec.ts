import fc from "fast-check"
import { fitLines, plainText } from "../text-fit"

/** East Asian characters are two wide, others one. */
const measure = (text: string) => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 0)
const fit = (text: string, width: number, lines: number) => fitLines(text, { width, lines, measure, ellipsis: "…" })

describe("text on a label", () => {
  it.each([
    ["Kind of Blue", 12, 1, ["Kind of Blue"]],
    ["Kind of Blue", 7, 2, ["Kind of", "Blue"]],
    ["Kind of Blue", 9, 1, ["Kind of…"]],
    ["Kind of Blue, Legacy Edition", 10, 2, ["Kind of", "Blue, Leg…"]],
    ["Donaudampfschiff", 6, 2, ["Donaud", "ampfs…"]],
    ["千与千寻原声音乐集", 8, 2, ["千与千寻", "原声音…"]],
    ["千与千寻（原声）", 10, 2, ["千与千寻", "（原声）"]],
    ["再见，忧郁", 5, 3, ["再", "见，", "忧郁"]],
    ["Abc", 0.5, 2, []],
    ["", 10, 2, []],
  ] as const)("%s in lines of %d, at most %i", (text, width, lines, expected) => {
    expect(fit(text, width, lines)).toEqual(expected)
  })

  it("never exceeds lines or width, and loses nothing but spaces unless it says so", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "Z", " ", "千", "寻", "，", "（", "é", "-") }).map(plainText)
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 4 }), (line, width, lines) => {
        const found = fit(line, width, lines)
        expect(found.length).toBeLessThanOrEqual(lines)
        for (const each of found) expect(measure(each)).toBeLessThanOrEqual(width)
        const printed = found.join("").replace(/ /g, "")
        const whole = line.replace(/ /g, "")
        if (width >= 3 && !printed.endsWith("…")) expect(printed).toBe(whole)
        else expect(whole.startsWith(printed.replace(/…$/, ""))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it("does not cut a character of several code points", () => {
    expect(fit("e\u0301e\u0301e\u0301e\u0301", 4, 1)).toEqual(["e\u0301…"])
  })

  it("is one line without control characters", () => {
    expect(plainText(" A\tB\r\n\u3000C\u0000\u200b\u00ad ")).toBe("A B C")
  })
})
