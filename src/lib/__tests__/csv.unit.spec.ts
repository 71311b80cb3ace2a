import { toCsv } from "../csv"

const columns = [
  { name: "title", value: (row: { title: string; sum: number | null }) => row.title },
  { name: "sum", value: (row: { title: string; sum: number | null }) => row.sum },
]

describe("a CSV export", () => {
  it("quotes what holds commas, quotes and line breaks", () => {
    const text = toCsv(columns, [{ title: 'The "The", live\nin 千寻', sum: 1.5 }])
    expect(text).toBe('\uFEFFtitle,sum\r\n"The ""The"", live\nin 千寻",1.5\r\n')
  })

  it("lets no title run as a formula, and leaves numbers alone", () => {
    const text = toCsv(columns, [
      { title: "=HYPERLINK(A1)", sum: -3 },
      { title: "-1", sum: null },
      { title: "@Home", sum: 0 },
    ])
    expect(text.split("\r\n").slice(1, 4)).toEqual(["'=HYPERLINK(A1),-3", "-1,", "'@Home,0"])
  })
})
