import fc from "fast-check"
import {
  type LedgerRow,
  buyoutPrice,
  cancellationRefund,
  extensionPrice,
  inspectionRoom,
  lineageOf,
  restKey,
  latePeriodKey,
  lostAmount,
  noShowFee,
  sumOf,
} from "../charges"
import { cartDeposit, chargedStatus, depositOf, holdLasts, settleDeposit } from "../deposit"
import type { ChargeKind, ChargeStatus } from "../enums"
import { addMoney, compareMoney, formatMoney } from "../money"

const charge = (
  kind: ChargeKind,
  amount: string,
  status: ChargeStatus = "pending",
  currency_code = "eur",
): LedgerRow => ({
  kind,
  amount,
  status,
  currency_code,
})

describe("sums of the ledger", () => {
  it("leave void rows out", () => {
    const rows = [
      charge("rent", "5.00", "paid"),
      charge("extension", "2.50"),
      charge("rent", "9.00", "void"),
      charge("late", "1.50"),
    ]
    expect(sumOf(rows, ["rent", "extension"], "eur")).toBe("7.50")
    expect(sumOf(rows, ["late", "lost"], "eur")).toBe("1.50")
    expect(sumOf([], ["late"], "jpy")).toBe("0")
  })
})

describe("prices of changes", () => {
  const currency_code = "eur"

  it("an extension costs the difference, never less than nothing", () => {
    expect(extensionPrice({ current_price: "13.00", rent_charged: "9.00", currency_code })).toBe("4.00")
    expect(extensionPrice({ current_price: "8.00", rent_charged: "9.00", currency_code })).toBe("0.00")
  })

  it("a buyout is the sale price, else the value, less the credit", () => {
    const input = { sale_price: "15.00", replacement_value: "19.99", rent_charged: "9.99", currency_code }
    expect(buyoutPrice({ ...input, terms: { buyout_credit_percent: 0 } })).toBe("15.00")
    expect(buyoutPrice({ ...input, terms: { buyout_credit_percent: 50 } })).toBe("10.00")
    expect(buyoutPrice({ ...input, sale_price: null, terms: { buyout_credit_percent: 0 } })).toBe("19.99")
    expect(buyoutPrice({ ...input, rent_charged: "99", terms: { buyout_credit_percent: 100 } })).toBe("0.00")
  })

  it("a loss costs the value less the late fees", () => {
    expect(lostAmount({ replacement_value: "19.99", late_charged: "12.00", currency_code })).toBe("7.99")
    expect(lostAmount({ replacement_value: "19.99", late_charged: "25.00", currency_code })).toBe("0.00")
  })

  it("a no-show costs what the terms say in that currency", () => {
    expect(noShowFee({ no_show_fee: { eur: "3" } }, "EUR")).toBe("3.00")
    expect(noShowFee({ no_show_fee: { eur: "3" } }, "jpy")).toBe("0")
  })

  it.each([
    ["2026-12-04T09:00:00.000Z", "5.00"],
    ["2026-12-04T09:00:00.001Z", "1.25"],
    ["2026-12-06T09:00:00.000Z", "1.25"],
  ])("cancelled at %s, a day before being free and 25 %% after → %s", (canceled, refund) => {
    const terms = { cancel_until_ms: 86_400_000, late_cancel_refund_percent: 25 }
    const starts_at = new Date("2026-12-05T09:00:00.000Z")
    expect(
      cancellationRefund({ rent_charged: "5.00", starts_at, canceled_at: new Date(canceled), terms, currency_code }),
    ).toBe(refund)
  })

  it("staff may charge the replacement value for damage, cleaning and parts together", () => {
    const row = (id: string, reverses_id: string | null, ...rest: Parameters<typeof charge>) => ({
      ...{ ...charge(...rest), id, reverses_id },
    })
    const rows = [
      row("1", null, "damage", "10.00"),
      row("2", null, "missing_part", "4.00", "paid"),
      row("3", null, "late", "9.00"),
      row("4", null, "cleaning", "5.00", "void"),
    ]
    expect(inspectionRoom(rows, "19.99", "eur")).toBe("5.99")
    expect(inspectionRoom([row("1", null, "damage", "30.00")], "19.99", "eur")).toBe("0.00")
    // What was waived may be charged again, what a deposit divided counts once, a waived late fee makes no room.
    expect(inspectionRoom([...rows, row("5", "1", "waiver", "-10.00", "waived")], "19.99", "eur")).toBe("15.99")
    const divided = [row("5", "1", "waiver", "-6.00", "paid"), row("6", null, "damage", "6.00", "invoiced")]
    expect(inspectionRoom([...rows, ...divided], "19.99", "eur")).toBe("5.99")
    expect(inspectionRoom([...rows, row("7", "3", "waiver", "-9.00", "waived")], "19.99", "eur")).toBe("5.99")
  })

  it("a rest is asked for by the line of what it was left of", () => {
    const rows = [
      { id: "1", kind: "lost" as const, period_key: "lost" },
      { id: "2", kind: "lost" as const, period_key: restKey("lost") },
      { id: "3", kind: "lost" as const, period_key: restKey(restKey("lost")) },
      { id: "4", kind: "late" as const, period_key: restKey("lost") },
    ]
    expect(rows.map((one) => lineageOf(one, rows))).toEqual([["1"], ["2", "1"], ["3", "2", "1"], ["4"]])
  })

  it("late charges have one key per due date", () => expect(latePeriodKey("2026-12-05")).toBe("late:2026-12-05"))
})

describe("deposit of a copy", () => {
  const fixed = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "20" } } as const
  const percent = { deposit_mode: "hold", deposit_type: "percent", deposit_value: 50 } as const
  const value = { replacement_value: "19.99", currency_code: "eur" }

  it("is fixed or a share of the value", () => {
    expect(depositOf({ terms: fixed, ...value })).toEqual({ mode: "charge", amount: "20.00" })
    expect(depositOf({ terms: percent, ...value })).toEqual({ mode: "hold", amount: "10.00" })
  })

  it("is none when waived, not asked for, or nothing", () => {
    const none = { mode: "none", amount: "0.00" }
    expect(depositOf({ terms: fixed, ...value, waived: true })).toEqual(none)
    expect(depositOf({ terms: { ...fixed, deposit_mode: "none" }, ...value })).toEqual(none)
    expect(depositOf({ terms: fixed, ...value, currency_code: "usd" })).toEqual(none)
    expect(depositOf({ terms: { ...percent, deposit_value: 0 }, ...value })).toEqual(none)
  })
})

describe("deposits of a cart", () => {
  it("are untouched below the cap", () => {
    const copies = [
      { amount: "20", cap: "60" },
      { amount: "40", cap: null },
    ]
    expect(cartDeposit(copies, "eur")).toEqual({ total: "60.00", shares: ["20.00", "40.00"] })
    expect(cartDeposit([], "eur")).toEqual({ total: "0.00", shares: [] })
  })

  it("are cut in proportion to the smallest cap of a copy that has a deposit", () => {
    const copies = [
      { amount: "20", cap: "30" },
      { amount: "40", cap: "50" },
      { amount: "0", cap: "1" },
    ]
    expect(cartDeposit(copies, "eur")).toEqual({ total: "30.00", shares: ["10.00", "20.00", "0.00"] })
    const thirds = Array.from({ length: 3 }, () => ({ amount: "20.00", cap: "10.00" }))
    expect(cartDeposit(thirds, "eur").shares).toEqual(["3.34", "3.33", "3.33"])
  })

  it("sum to the total, and no copy bears more than its own", () => {
    const copy = fc.record({ amount: fc.nat(9999), cap: fc.option(fc.nat(20_000)) })
    fc.assert(
      fc.property(fc.array(copy, { maxLength: 12 }), (given) => {
        const cents = (units: number) => (units / 100).toFixed(2)
        const copies = given.map(({ amount, cap }) => ({
          amount: cents(amount),
          cap: cap === null ? null : cents(cap),
        }))
        const { total, shares } = cartDeposit(copies, "eur")
        expect(addMoney(shares, "eur")).toBe(total)
        shares.forEach((share, index) =>
          expect(compareMoney(share, copies[index]?.amount ?? "0")).toBeLessThanOrEqual(0),
        )
        for (const { amount, cap } of copies) {
          if (cap !== null && compareMoney(amount, 0) > 0) expect(compareMoney(total, cap)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe("settlement", () => {
  it.each<[string, string[], string, string]>([
    ["20.00", [], "0.00", "20.00"],
    ["20.00", ["4.50", "3.00"], "7.50", "12.50"],
    ["20.00", ["19.99", "5.00"], "20.00", "0.00"],
    ["20.00", ["4.50", "-4.50"], "0.00", "20.00"],
    ["20.00", ["-4.50"], "0.00", "20.00"],
    ["0.00", ["4.50"], "0.00", "0.00"],
  ])("of %s against %j", (share, charges, retained, refunded) =>
    expect(settleDeposit(share, charges, "eur")).toEqual({ retained, refunded }),
  )

  it("gives every cent to one side", () => {
    const amount = fc.nat(100_000).map((units) => formatMoney((units / 100).toFixed(2), "eur"))
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 6 }), (share, charges) => {
        const { retained, refunded } = settleDeposit(share, charges, "eur")
        expect(addMoney([retained, refunded], "eur")).toBe(share)
        expect(compareMoney(retained, addMoney(charges, "eur"))).toBeLessThanOrEqual(0)
        expect(compareMoney(refunded, 0)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each([
    ["0.00", false, "charged"],
    ["0.00", true, "retained"],
    ["5.00", false, "part_refunded"],
    ["5.00", true, "part_refunded"],
    ["20.00", true, "refunded"],
  ])("of which %s went back (last: %s) is %s", (refunded, isFinal, status) =>
    expect(chargedStatus({ amount: "20.0", refunded }, isFinal)).toBe(status),
  )

  it("takes only a hold that lasts three days beyond the due time", () => {
    const due = new Date("2026-12-05T20:00:00Z")
    expect(holdLasts(new Date("2026-12-08T20:00:00.000Z"), due)).toBe(true)
    expect(holdLasts(new Date("2026-12-08T19:59:59.999Z"), due)).toBe(false)
  })
})
