import { returnOnInvestment, utilisation, type UnitLife } from "../utilisation"

const s = (from: number, until: number) => ({ from, until })
const life = (more: Partial<UnitLife> = {}): UnitLife => ({ service: s(0, 100), out: [], downtime: [], ...more })

describe("utilisation", () => {
  it("is time out by time in service without downtime", () => {
    expect(utilisation([life({ out: [s(10, 30), s(40, 50)], downtime: [s(60, 100)] })], s(0, 100))).toBe(30 / 60)
  })

  it("clips everything to the window and to the time in service", () => {
    const clipped = life({ service: s(20, 80), out: [s(0, 30), s(70, 200)], downtime: [s(30, 40), s(90, 95)] })
    expect(utilisation([clipped], s(25, 75))).toBe((5 + 5) / (50 - 10))
  })

  it("adds up over copies, not over their shares", () => {
    expect(utilisation([life({ out: [s(0, 100)] }), life({ service: s(0, 300) })], s(0, 300))).toBe(100 / 400)
  })

  it("counts a late copy as out while its downtime was to begin, and stays within 0 and 1", () => {
    expect(utilisation([life({ out: [s(0, 90)], downtime: [s(50, 100)] })], s(0, 100))).toBe(1)
    expect(utilisation([life({ out: [s(0, 60), s(30, 70)] })], s(0, 100))).toBe(0.7)
  })

  it("is null where nothing could have been rented", () => {
    expect(utilisation([], s(0, 1))).toBeNull()
    expect(utilisation([life()], s(100, 200))).toBeNull()
    expect(utilisation([life({ downtime: [s(0, 100)] })], s(0, 100))).toBeNull()
  })
})

describe("return on investment", () => {
  it("is what came in beyond the cost, by the cost", () => {
    expect(returnOnInvestment("30.00", "20.00", "eur")).toBe(0.5)
    expect(returnOnInvestment("0", "19.99", "eur")).toBe(-1)
    expect(returnOnInvestment("1000", "300", "jpy")).toBe(2.3333)
  })

  it("is null without a cost", () => {
    expect(returnOnInvestment("30.00", null, "eur")).toBeNull()
    expect(returnOnInvestment("30.00", "0.00", "eur")).toBeNull()
  })
})
