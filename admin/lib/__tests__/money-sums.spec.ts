import { isNothing, mergeLines, negated, signOf, sumAmounts, sumByCurrency, typedAmount } from "../money-sums"

describe("sums of amounts", () => {
  it("are exact, below zero too, and keep the longest fraction", () => {
    expect(sumAmounts(["0.10", "0.20"])).toBe("0.30")
    expect(sumAmounts(["1.50", "-2.75"])).toBe("-1.25")
    expect(sumAmounts(["1500", "380"])).toBe("1880")
    expect(sumAmounts(["0.750", "1.875"])).toBe("2.625")
    expect(sumAmounts(["9007199254740993.01", "0.01"])).toBe("9007199254740993.02")
    expect(sumAmounts([])).toBe("0")
  })

  it("refuse what is no amount instead of adding it as nothing", () => {
    expect(() => sumAmounts(["1.50", "NaN"])).toThrow(/NaN/)
    expect(() => sumAmounts(["1e3"])).toThrow()
  })

  it("know their sign", () => {
    expect([signOf("-0.01"), signOf("0.00"), signOf("3")]).toEqual([-1, 0, 1])
    expect([isNothing("0.00"), isNothing(null), isNothing("0.01"), isNothing("-0.01")]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([negated("1.50"), negated("-0.05"), negated("0.00")]).toEqual(["-1.50", "0.05", "0.00"])
  })

  it("are kept apart by currency", () => {
    const owed = [
      { amount: "1.50", currency_code: "eur" },
      { amount: "380", currency_code: "jpy" },
      { amount: "2.00", currency_code: "eur" },
    ]
    expect(sumByCurrency(owed)).toEqual([
      { amount: "3.50", currency_code: "eur" },
      { amount: "380", currency_code: "jpy" },
    ])
  })

  it("put lines that say the same together", () => {
    const lines = [
      { kind: "rent", amount: "2.50" },
      { kind: "late", amount: "1.50", label_params: { count: 1 } },
      { kind: "rent", amount: "4.00" },
      { kind: "late", amount: "3.00", label_params: { count: 2 } },
    ]
    expect(mergeLines(lines)).toEqual([
      { kind: "rent", amount: "6.50" },
      { kind: "late", amount: "1.50", label_params: { count: 1 } },
      { kind: "late", amount: "3.00", label_params: { count: 2 } },
    ])
  })
})

describe("an amount as it is typed", () => {
  it("may have a decimal comma, also a Chinese one", () => {
    expect(["1,5", "1，50", " 12.50 ", "0"].map(typedAmount)).toEqual(["1.5", "1.50", "12.50", "0"])
  })
  it("is nothing when it is no amount from 0", () => {
    expect(["", "-1", "1.2345", "abc", "1.000,50"].map(typedAmount)).toEqual([null, null, null, null, null])
  })
})
