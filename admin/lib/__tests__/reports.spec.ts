import { chartBars, REPORT_CHARTS, REPORT_FIGURES, REPORTS } from "../reports"

describe("the bars of a report", () => {
  it("are as long as their figures, the longest first", () => {
    const rows = [
      { lost: 1, bought_out: 1 },
      { lost: 3, bought_out: 1 },
      { lost: 0, bought_out: 0 },
    ]
    const bars = chartBars(rows, REPORT_CHARTS.losses)
    expect(bars.map(({ widths }) => widths)).toEqual([
      [0.75, 0.25],
      [0.25, 0.25],
      [0, 0],
    ])
    expect(bars[0]?.row).toBe(rows[1])
  })
  it("go the other way below zero", () => {
    const bars = chartBars([{ roi: -0.25 }, { roi: 0.5 }], REPORT_CHARTS.roi)
    expect(bars.map(({ widths, isNegative }) => [widths[0], isNegative])).toEqual([
      [1, false],
      [0.5, true],
    ])
  })
  it("leave out what has no figure, and are few enough to read", () => {
    const rows = [{ utilisation: null }, ...Array.from({ length: 30 }, (_, index) => ({ utilisation: index / 30 }))]
    const bars = chartBars(rows, REPORT_CHARTS.utilisation)
    expect(bars).toHaveLength(12)
    expect(bars.every(({ row }) => row.utilisation !== null)).toBe(true)
  })
  it("are nothing when all is nothing", () => {
    expect(chartBars([{ late_count: 0 }], REPORT_CHARTS.overdue)[0]?.widths).toEqual([0])
    expect(chartBars([], REPORT_CHARTS.overdue)).toEqual([])
  })
  it("show nothing that the table does not", () => {
    for (const name of REPORTS) {
      const shown = REPORT_FIGURES[name].map(({ key }) => key)
      expect(shown).toEqual(expect.arrayContaining([...REPORT_CHARTS[name].parts]))
    }
  })
})
