import fc from "fast-check"
import { toProblems } from "../../../../lib/problems"
import { arrange, labelProblems, PIN_HEIGHT, type Box } from "../arrangement"
import {
  customLayout,
  LABEL_LAYOUTS,
  labelCorner,
  labelLayout,
  labelsPerPage,
  LAYOUT_INVALID,
  layoutOf,
} from "../layouts"
import type { LabelLayout } from "../layouts"

const GRID: LabelLayout = {
  page_width: 100,
  page_height: 150,
  margin_left: 5,
  margin_top: 5,
  columns: 2,
  rows: 3,
  pitch_x: 45,
  pitch_y: 45,
  label_width: 42,
  label_height: 42,
}

const problems = (grid: unknown) => {
  const result = customLayout.safeParse(grid)
  return result.success ? [] : toProblems(result.error, "media_invalid", "layout")
}

describe("layouts", () => {
  it.each(Object.entries(LABEL_LAYOUTS))("%s keeps the rules of a custom grid", (name, layout) => {
    expect(problems(layout)).toEqual([])
    expect(layoutOf(name as keyof typeof LABEL_LAYOUTS)).toBe(layout)
    expect(labelLayout.parse(name)).toBe(name)
  })

  it.each(Object.entries(LABEL_LAYOUTS))("%s takes QR version 8 with a PIN", (_, layout) => {
    expect(labelProblems(layout, 18.81, true)).toEqual([])
  })

  it("has as many labels on a sheet as its name says", () => {
    const counts = Object.values(LABEL_LAYOUTS).map(labelsPerPage)
    expect(counts).toEqual([21, 35, 1])
  })

  it("counts labels row by row", () => {
    expect([0, 1, 2, 5].map((index) => labelCorner(GRID, index))).toEqual([
      { x: 5, y: 5 },
      { x: 50, y: 5 },
      { x: 5, y: 50 },
      { x: 50, y: 95 },
    ])
  })
})

describe("a custom grid", () => {
  it("is taken as it is", () => {
    expect(customLayout.parse(GRID)).toEqual(GRID)
    expect(labelLayout.parse(GRID)).toEqual(GRID)
  })

  it.each([
    ["columns", { columns: 3 }],
    ["rows", { rows: 4 }],
    ["pitch_x", { pitch_x: 41 }],
    ["pitch_y", { pitch_y: 20 }],
    ["label_width", { label_width: 96, columns: 1 }],
    ["label_height", { margin_top: 110, rows: 1 }],
  ])("that does not fit names %s", (field, change) => {
    const [problem, ...others] = problems({ ...GRID, ...change })
    expect(problem).toMatchObject({ path: `layout.${field}`, code: LAYOUT_INVALID })
    expect(others).toEqual([])
  })

  it.each([
    ["page_width", { page_width: 0 }],
    ["columns", { columns: 1.5 }],
    ["rows", { rows: 0 }],
    ["margin_left", { margin_left: -1 }],
    ["label_height", { label_height: Infinity }],
    ["colour", { colour: "red" }],
  ])("refuses a senseless %s", (field, change) => {
    expect(problems({ ...GRID, ...change }).map(({ path }) => path)).toContain(`layout.${field}`)
  })

  it("may fill its page to the last tenth of a millimetre", () => {
    const full = { ...GRID, page_width: 30.3, margin_left: 0, columns: 3, pitch_x: 10.1, label_width: 10.1 }
    expect(problems(full)).toEqual([])
  })
})

describe("a label", () => {
  it.each([
    ["label_width", { label_width: 18 }, 17.49],
    ["label_height", { label_height: 17, label_width: 60 }, 17.49],
    ["label_height", { label_height: 30, label_width: 25 }, 17.49],
    ["label_width", { label_height: 20, label_width: 36 }, 18.81],
  ])("too small for its symbol names %s", (field, change, side) => {
    const found = labelProblems({ ...GRID, ...change }, side, true)
    expect(found[0]).toMatchObject({ path: field, code: LAYOUT_INVALID })
    // What the problem asks for is enough.
    const asked = Object.fromEntries(
      found.map(({ path, message }) => [path, Number(/least ([\d.]+)/.exec(message)![1])]),
    )
    expect(labelProblems({ ...GRID, ...change, ...asked }, side, true)).toEqual([])
  })

  it("needs less room without a PIN", () => {
    const low = { ...GRID, label_width: 30, label_height: 26 }
    expect(labelProblems(low, 17.49, true)).not.toEqual([])
    expect(labelProblems(low, 17.49, false)).toEqual([])
  })

  it("holds symbol and text inside its edges and apart, whatever its size", () => {
    const size = fc.record({
      label_width: fc.double({ min: 15, max: 120, noNaN: true }),
      label_height: fc.double({ min: 10, max: 120, noNaN: true }),
    })
    fc.assert(
      fc.property(size, fc.constantFrom(13.86, 17.49, 18.81), fc.boolean(), (label, side, pin) => {
        const place = arrange(label, side, pin)
        if (!place) return
        const { symbol, text } = place
        for (const box of [symbol, text]) expect(isInside(box, label)).toBe(true)
        expect(symbol.width).toBe(side)
        expect(text.x >= symbol.x + side || text.y >= symbol.y + side).toBe(true)
        expect(text.width).toBeGreaterThanOrEqual(16.99)
        expect(text.height).toBeGreaterThanOrEqual(pin ? PIN_HEIGHT + 6.99 : 5.99)
      }),
      { numRuns: 2000 },
    )
  })
})

function isInside({ x, y, width, height }: Box, label: { label_width: number; label_height: number }): boolean {
  const least = 0.49
  const right = label.label_width - x - width
  return Math.min(x, y, right, label.label_height - y - height) >= least
}
