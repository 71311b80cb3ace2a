import { rangeFaults, type LabelRange } from "../label-range"

const range = (change: Partial<LabelRange> = {}): LabelRange => ({
  ...{ format: "pdf", from: "1", to: "30", start_position: "1" },
  ...change,
})

describe("a range of labels", () => {
  it("is fine within what is minted, on a place of the sheet", () => {
    expect(rangeFaults(range(), 30, 21)).toEqual({})
    expect(rangeFaults(range({ from: " 30 ", start_position: "21" }), 30, 21)).toEqual({})
  })

  it.each([
    [{ from: "" }, { from: "number" }],
    [{ from: "0" }, { from: "number" }],
    [{ from: "-1" }, { from: "number" }],
    [
      { from: "2.5", to: "x" },
      { from: "number", to: "number" },
    ],
    [
      { from: "31", to: "31" },
      { from: "past", to: "past" },
    ],
    [{ to: "31" }, { to: "past" }],
    [{ from: "9", to: "8" }, { to: "order" }],
    [{ start_position: "22" }, { start_position: "place" }],
    [{ start_position: "first" }, { start_position: "number" }],
  ] as const)("%p is told as %p", (change, faults) => {
    expect(rangeFaults(range(change), 30, 21)).toEqual(faults)
  })

  it("may be longer than a PDF in a list, which has no sheet either", () => {
    expect(rangeFaults(range({ to: "2000" }), 5000, 21)).toEqual({})
    expect(rangeFaults(range({ to: "2001" }), 5000, 21)).toEqual({ to: "many" })
    expect(rangeFaults(range({ format: "csv", to: "5000", start_position: "" }), 5000, 21)).toEqual({})
  })

  it("leaves the place to the server while the sheet is not known", () => {
    expect(rangeFaults(range({ start_position: "22" }), 30, null)).toEqual({})
  })
})
