import { firstGap } from "../first-gap"

const span = (from: number, until: number) => ({ from, until })

describe("the first free stretch of a time", () => {
  it.each([
    ["nothing is in the way", [], span(2, 9)],
    ["something begins later", [span(5, 6)], span(2, 5)],
    ["something covers the beginning", [span(0, 4)], span(4, 9)],
    ["spans touch and overlap, in any order", [span(3, 5), span(0, 3), span(4, 6), span(8, 20)], span(6, 8)],
    ["something ends where it begins", [span(0, 2)], span(2, 9)],
    ["something begins where it ends", [span(9, 10)], span(2, 9)],
    ["everything is covered", [span(0, 5), span(5, 9)], null],
  ])("when %s", (_, spans, expected) => {
    expect(firstGap(span(2, 9), spans)).toEqual(expected)
  })
})
