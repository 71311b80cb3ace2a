import fc from "fast-check"
import {
  addMoney,
  amountIn,
  compareMoney,
  decimalsOf,
  formatMoney,
  isCurrencyCode,
  isMoney,
  isZero,
  minMoney,
  multiplyMoney,
  negateMoney,
  percentOf,
  remainder,
  splitMoney,
  subtractMoney,
} from "../money"

const currency = fc.constantFrom("eur", "jpy", "kwd")

describe("amounts", () => {
  it.each<[unknown, string]>([
    ["12.50", "eur"],
    ["0", "eur"],
    ["1500", "jpy"],
    ["0.750", "kwd"],
    ["99999999999.99", "eur"],
    ["007.5", "eur"],
  ])("%j is money in %s", (value, code) => expect(isMoney(value, code)).toBe(true))

  it.each<[unknown, string]>([
    ["12.505", "eur"],
    ["1.0", "jpy"],
    ["-1", "eur"],
    ["+1", "eur"],
    ["1e3", "eur"],
    [".5", "eur"],
    ["5.", "eur"],
    ["1,50", "eur"],
    ["", "eur"],
    [" 1", "eur"],
    ["NaN", "eur"],
    ["100000000000.00", "eur"],
    [12.5, "eur"],
    [null, "eur"],
  ])("%j is none in %s", (value, code) => expect(isMoney(value, code)).toBe(false))

  it("are written with all decimals of their currency", () => {
    expect([formatMoney("2.5", "EUR"), formatMoney("380", "jpy"), formatMoney("0.75", "kwd")]).toEqual([
      "2.50",
      "380",
      "0.750",
    ])
    expect([formatMoney(4, "eur"), formatMoney("1.005", "eur"), formatMoney("-0.001", "eur")]).toEqual([
      "4.00",
      "1.01",
      "0.00",
    ])
    expect(decimalsOf("kwd")).toBe(3)
  })

  it("add, subtract and compare exactly, with signs", () => {
    expect(addMoney(["0.1", "0.2", "-0.05"], "eur")).toBe("0.25")
    expect(addMoney([], "jpy")).toBe("0")
    expect([subtractMoney("1", "2.5", "eur"), remainder("1", "2.5", "eur"), remainder("2.5", "1", "eur")]).toEqual([
      "-1.50",
      "0.00",
      "1.50",
    ])
    expect([negateMoney("1.5", "eur"), negateMoney("0", "eur"), multiplyMoney("1.50", 15, "eur")]).toEqual([
      "-1.50",
      "0.00",
      "22.50",
    ])
    expect([compareMoney("10", "9.99"), compareMoney("1.5", "1.500"), compareMoney("-2", "-1")]).toEqual([1, 0, -1])
    expect(minMoney(["10", "9.9", "11"], "eur")).toBe("9.90")
    expect([isZero("0.00"), isZero("-0"), isZero("0.01")]).toEqual([true, true, false])
    expect(() => multiplyMoney("1", 1.5, "eur")).toThrow(RangeError)
  })

  it("take percentages half up in the currency's decimals", () => {
    expect(percentOf("19.99", 15, "eur")).toBe("3.00")
    expect(percentOf("0.05", "50", "eur")).toBe("0.03")
    expect(percentOf("-0.05", 50, "eur")).toBe("-0.03")
    expect(percentOf("1235", 10, "jpy")).toBe("124")
    expect(percentOf("10.00", "33.3", "eur")).toBe("3.33")
    expect(percentOf("10.00", 0, "eur")).toBe("0.00")
  })

  it("are found in maps whatever the case of the currency asked for, and nothing else is", () => {
    expect(amountIn({ eur: "1.5" }, "EUR")).toBe("1.50")
    expect(amountIn({ eur: "1.5" }, "usd")).toBeNull()
    expect(amountIn({}, "constructor")).toBeNull()
    expect(amountIn(null, "eur")).toBeNull()
    expect(["eur", "EUR", "euro", "e1r", 5].map(isCurrencyCode)).toEqual([true, false, false, false, false])
  })
})

describe("splitting", () => {
  it("gives the odd cents to the lower index", () => {
    expect(splitMoney("10.00", 3, "eur")).toEqual(["3.34", "3.33", "3.33"])
    expect(splitMoney("11", 3, "jpy")).toEqual(["4", "4", "3"])
    expect(splitMoney("1.000", 3, "kwd")).toEqual(["0.334", "0.333", "0.333"])
  })

  it("follows weights of any number of decimals", () => {
    expect(splitMoney("100", ["1.5", "0.50", "2"], "eur")).toEqual(["37.50", "12.50", "50.00"])
    expect(splitMoney("0.05", ["1", "1", "0"], "eur")).toEqual(["0.03", "0.02", "0.00"])
  })

  it("sums to the whole, and no part is more than its share rounded up", () => {
    const amount = fc.nat(10_000_000)
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }),
        currency,
        (units, given, code) => {
          const whole = formatMoney(units, code)
          const weights = given.map(String)
          const parts = splitMoney(whole, weights, code)
          expect(addMoney(parts, code)).toBe(whole)
          expect(parts).toHaveLength(weights.length)
          parts.forEach((part) => expect(compareMoney(part, 0)).toBeGreaterThanOrEqual(0))
        },
      ),
    )
  })

  it("of equal parts the earlier is never the smaller", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 30 }), (units, count) => {
        const parts = splitMoney(formatMoney(units, "jpy"), count, "jpy").map(Number)
        expect(parts).toEqual([...parts].sort((a, b) => b - a))
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
