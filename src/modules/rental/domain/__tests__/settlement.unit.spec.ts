import { RENTAL_STATUSES, type ChargeKind } from "../enums"
import { ENDED_STATUSES, hasEnded, isFee, shareBack } from "../settlement"

const EUR = { fees_on_order: false, currency_code: "eur" }
const owes = (kind: ChargeKind, net: string) => ({ kind, net })

describe("a deposit share at the end of its rental", () => {
  it("goes back whole when nothing is owed", () => {
    expect(shareBack("20.00", [], EUR)).toEqual({ kept: "0.00", returned: "20.00" })
  })

  it("pays what is owed as far as it goes", () => {
    expect(shareBack("20.00", [owes("late", "4.50"), owes("damage", "3.00")], EUR)).toEqual({
      kept: "7.50",
      returned: "12.50",
    })
    expect(shareBack("5.00", [owes("damage", "12.00")], EUR)).toEqual({ kept: "5.00", returned: "0.00" })
  })

  it("pays nothing where the shop order asks for the fees, and never a purchase", () => {
    expect(shareBack("20.00", [owes("late", "4.50")], { ...EUR, fees_on_order: true }).kept).toBe("0.00")
    expect(shareBack("20.00", [owes("buyout", "15.00"), owes("late", "1.50")], EUR).kept).toBe("1.50")
    expect([isFee({ kind: "buyout" }), isFee({ kind: "lost" })]).toEqual([false, true])
  })

  it("keeps the currency's decimals", () => {
    expect(shareBack("3000", [owes("late", "380")], { ...EUR, currency_code: "jpy" })).toEqual({
      kept: "380",
      returned: "2620",
    })
  })
})

it("has ended when nobody has the copy and no inspection is to come", () => {
  expect(RENTAL_STATUSES.filter(hasEnded).sort()).toEqual([...ENDED_STATUSES].sort())
  expect(["reserved", "ready", "out", "returned"].map((status) => hasEnded(status as never))).toEqual([
    false,
    false,
    false,
    false,
  ])
})
