import { labelIn } from "../locale"
import { formatAmount, lowestPrice, type StorePrice } from "../prices"
import { ageGateOf } from "../store-context"

const eur = (amount: string): StorePrice => ({ currency_code: "eur", amount, from: false })

describe("amounts", () => {
  it.each([
    [12.5, "usd", "12.50"],
    [4800, "jpy", "4800"],
    [1.5, "kwd", "1.500"],
    [12.345, "eur", "12.35"],
    [0.1 + 0.2, "eur", "0.30"],
    [0, "eur", "0.00"],
    [1, "not a currency", "1.00"],
  ])("%s %s is written %s", (amount, currency, text) => {
    expect(formatAmount(amount, currency)).toBe(text)
  })
})

describe("the price of an item", () => {
  it("is null without offers for sale", () => expect(lowestPrice([])).toBeNull())

  it("compares numbers, not texts", () => expect(lowestPrice([eur("9.00"), eur("10.00")])?.amount).toBe("9.00"))

  it("says from only when another offer is dearer", () => {
    expect(lowestPrice([eur("9.00"), eur("9.00")])?.from).toBe(false)
    expect(lowestPrice([eur("10.00"), eur("9.00")])?.from).toBe(true)
  })
})

describe("labels", () => {
  const labels = { en: "Rock", zhCN: "摇滚" }

  it("are Chinese for every Chinese tag and English for the rest", () => {
    expect(["zh", "zh-CN", "zh_Hans", "ZH-tw"].map((tag) => labelIn(labels, tag))).toEqual(Array(4).fill("摇滚"))
    expect(["en", "de", "zha", null].map((tag) => labelIn(labels, tag))).toEqual(Array(4).fill("Rock"))
  })

  it("fall back to the other language", () => expect(labelIn({ zhCN: "摇滚" }, "en")).toBe("摇滚"))
})

describe("the age gate", () => {
  const gate = { mode: "blur", minAge: 16, schemes: [], confirmed: false } as const

  it("begins with its own age", () => {
    expect([15, 16, 18].map((age) => ageGateOf(age, gate).blurred)).toEqual([false, true, true])
  })

  it("keeps an unknown age apart from 0", () =>
    expect(ageGateOf(null, gate)).toEqual({ min_age: null, blurred: false }))

  it("opens for who has confirmed, and is nowhere when off", () => {
    expect(ageGateOf(18, { ...gate, confirmed: true }).blurred).toBe(false)
    expect(ageGateOf(18, { ...gate, mode: "off" }).blurred).toBe(false)
  })
})
