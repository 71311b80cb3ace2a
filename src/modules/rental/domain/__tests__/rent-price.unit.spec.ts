import fc from "fast-check"
import { addDays, dayNumber, weekdayOfDay } from "../dates"
import {
  type RentPrice,
  type RentPriceInput,
  type Tier,
  isNoRate,
  priceHash,
  priceTable,
  rentPrice,
  samePriceDueDate,
  unusedTiers,
} from "../rent-price"

const FRIDAY = 1 << 4

function tier(days: number, amount: string, more: Partial<Tier> = {}): Tier {
  const id = more.id ?? `t${days}${more.start_dows ?? ""}${more.customer_group_id ?? ""}${more.valid_from ?? ""}`
  const open = { customer_group_id: null, start_dows: null, valid_from: null, valid_to: null }
  return { label: `${days} days`, currency_code: "eur", ...open, ...more, id, days, amount }
}

function quote(tiers: Tier[], start_date: string, days: number, more: Partial<RentPriceInput> = {}): RentPrice {
  const price = rentPrice({ tiers, start_date, days, currency_code: "eur", group_ids: [], ...more })
  if (isNoRate(price)) throw new Error(`no rate on ${price.no_rate.date}`)
  return price
}

/** `600 7+1`: the amount and the days of the tiles as they are laid. */
function said({ amount, tiles }: RentPrice): string {
  return `${amount} ${tiles.flatMap(({ days, count }) => Array.from({ length: count }, () => days)).join("+")}`
}

const PLAN_A = [tier(1, "100"), tier(3, "250"), tier(7, "500")]
const PLAN_B = [tier(1, "2.50"), tier(3, "5.00"), tier(7, "9.00"), tier(3, "4.00", { id: "we", start_dows: FRIDAY })]
const jpy = { currency_code: "jpy" }
const PLAN_C = [tier(1, "380", jpy), tier(7, "1500", jpy)]
const PLAN_D = [
  tier(1, "3.00", { id: "low", valid_to: "2026-12-24" }),
  tier(1, "5.00", { id: "high", valid_from: "2026-12-24", valid_to: "2027-01-03" }),
  tier(7, "18.00"),
]
const PLAN_E = [tier(1, "4.00"), tier(7, "20.00"), tier(7, "15.00", { id: "member", customer_group_id: "members" })]
const kwd = { currency_code: "kwd" }
const PLAN_F = [tier(1, "0.750", kwd), tier(3, "1.875", kwd)]

describe("worked prices", () => {
  it.each([
    [5, "450.00 3+1+1"],
    [6, "500.00 7"],
    [8, "600.00 7+1"],
    [13, "1000.00 7+7"],
  ])("a: %i days", (days, expected) => expect(said(quote(PLAN_A, "2026-12-01", days))).toBe(expected))

  it.each([
    ["2026-12-04", 3, "4.00 3", "we"],
    ["2026-12-03", 3, "5.00 3", "t3"],
    ["2026-12-03", 4, "6.50 1+3", "we"],
    ["2026-12-04", 10, "13.00 7+3", "we"],
    ["2026-12-02", 5, "9.00 7", "t7"],
  ])("b: %s for %i days", (start, days, expected, last) => {
    const price = quote(PLAN_B, start, days)
    expect([said(price), price.tiles.at(-1)?.tier_id]).toEqual([expected, last])
  })

  it("b: five days from Wednesday cost the same until the 9th", () => {
    const input = { tiers: PLAN_B, start_date: "2026-12-02", days: 5, currency_code: "eur", group_ids: [] }
    expect(samePriceDueDate({ ...input, max_days: 30 })).toBe("2026-12-09")
    expect(samePriceDueDate({ ...input, max_days: 6 })).toBe("2026-12-08")
    expect(samePriceDueDate({ ...input, max_days: 4 })).toBe("2026-12-07")
  })

  it.each([
    [3, "1140 1+1+1"],
    [4, "1500 7"],
    [8, "1880 7+1"],
    [11, "3000 7+7"],
  ])("c: %i days", (days, expected) => expect(said(quote(PLAN_C, "2026-12-01", days, jpy))).toBe(expected))

  it("d: the season changes on the way", () => {
    const four = quote(PLAN_D, "2026-12-22", 4)
    expect(four).toEqual({
      amount: "16.00",
      tiles: [
        { tier_id: "low", label: "1 days", days: 1, amount: "3.00", count: 2 },
        { tier_id: "high", label: "1 days", days: 1, amount: "5.00", count: 2 },
      ],
    })
    expect(said(quote(PLAN_D, "2026-12-22", 5))).toBe("18.00 7")
  })

  it("e: a group's tier competes with the public ones", () => {
    expect(said(quote(PLAN_E, "2026-12-01", 4))).toBe("16.00 1+1+1+1")
    const member = quote(PLAN_E, "2026-12-01", 4, { group_ids: ["others", "members"] })
    expect([said(member), member.tiles[0]?.tier_id]).toEqual(["15.00 7", "member"])
    expect(said(quote(PLAN_E, "2026-12-01", 6))).toBe("20.00 7")
  })

  it.each([
    [4, "2.625 3+1"],
    [5, "3.375 3+1+1"],
  ])("f: %i days", (days, expected) => expect(said(quote(PLAN_F, "2026-12-01", days, kwd))).toBe(expected))
})

describe("ties", () => {
  it("prefer fewer tiles, then the longer tile first, then the smaller id", () => {
    expect(said(quote([tier(1, "1"), tier(3, "3")], "2026-12-01", 3))).toBe("3.00 3")
    expect(said(quote([tier(2, "2"), tier(3, "3")], "2026-12-01", 5))).toBe("5.00 3+2")
    expect(said(quote([tier(1, "1"), tier(3, "3"), tier(4, "4")], "2026-12-01", 6))).toBe("6.00 3+3")
    const twins = [tier(1, "1", { id: "b" }), tier(1, "1", { id: "a" }), tier(1, "1", { id: "Z" })]
    expect(quote(twins, "2026-12-01", 1).tiles[0]?.tier_id).toBe("Z")
  })

  it("do not depend on the order of the tiers", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PLAN_B, { minLength: 4 }), fc.integer({ min: 1, max: 40 }), (tiers, days) => {
        expect(quote(tiers, "2026-12-03", days)).toEqual(quote(PLAN_B, "2026-12-03", days))
      }),
    )
  })
})

describe("bounds", () => {
  const bounds = { eur: { min: "3.00", max: "10" }, jpy: { max: "1" } }
  it.each([
    [1, "3.00"],
    [3, "5.00"],
    [30, "10.00"],
  ])("hold the price of %i days", (days, amount) =>
    expect(quote([PLAN_B[0], PLAN_B[1]] as Tier[], "2026-12-01", days, { price_bounds: bounds }).amount).toBe(amount),
  )

  it("make prices equal for as long as they hold", () => {
    const input = { tiers: [tier(1, "1")], start_date: "2026-12-01", days: 1, currency_code: "eur", group_ids: [] }
    expect(samePriceDueDate({ ...input, max_days: 30, price_bounds: bounds })).toBe("2026-12-04")
    expect(samePriceDueDate({ ...input, days: 12, max_days: 30, price_bounds: bounds })).toBe("2026-12-31")
  })
})

describe("without a rate", () => {
  it("names the day no tier may begin on", () => {
    const weekend = [tier(3, "4.00", { start_dows: FRIDAY })]
    const input = { tiers: weekend, start_date: "2026-12-04", days: 4, currency_code: "eur", group_ids: [] }
    expect(rentPrice(input)).toEqual({ no_rate: { date: "2026-12-07" } })
    expect(samePriceDueDate({ ...input, max_days: 30 })).toBeNull()
    expect(samePriceDueDate({ ...input, days: 1, max_days: 30 })).toBe("2026-12-07")
    expect(rentPrice({ ...input, start_date: "2026-12-05" })).toEqual({ no_rate: { date: "2026-12-05" } })
    expect(rentPrice({ ...input, tiers: [] })).toEqual({ no_rate: { date: "2026-12-04" } })
    expect(rentPrice({ ...input, currency_code: "usd" })).toEqual({ no_rate: { date: "2026-12-04" } })
  })

  it("names the furthest of the days where covers break off", () => {
    const tiers = [tier(1, "1", { start_dows: 1 }), tier(3, "9", { start_dows: 1 })]
    const input = { tiers, start_date: "2026-11-30", days: 5, currency_code: "eur", group_ids: [] }
    expect(rentPrice(input)).toEqual({ no_rate: { date: "2026-12-03" } })
  })

  it("goes round a dead end where another tier leads past it", () => {
    const tiers = [tier(1, "1", { start_dows: 1 }), tier(2, "9", { start_dows: 1 }), tier(5, "1", { start_dows: 4 })]
    expect(said(quote(tiers, "2026-11-30", 4))).toBe("10.00 2+5")
  })

  it("counts validity by the first day of a tile, the last day excluded", () => {
    const season = [tier(2, "1", { valid_from: "2026-12-05", valid_to: "2026-12-06" })]
    expect(said(quote(season, "2026-12-05", 2))).toBe("1.00 2")
    expect(
      isNoRate(
        rentPrice({ tiers: season, start_date: "2026-12-06", days: 1, ...{ currency_code: "eur" }, group_ids: [] }),
      ),
    ).toBe(true)
  })

  it.each([0, -1, 1.5, 366, Number.NaN])("%s days are no rental", (days) =>
    expect(() => quote(PLAN_A, "2026-12-01", days)).toThrow(RangeError),
  )

  it("refuses a tier whose sums could not be counted exactly", () => {
    expect(() => quote([tier(1, "999999999999999.00")], "2026-12-01", 1)).toThrow(RangeError)
    expect(quote([tier(1, "99999999999.99")], "2026-12-01", 365).amount).toBe("36499999999996.35")
  })
})

const arbitraryTier: fc.Arbitrary<Omit<Tier, "id">> = fc.record({
  label: fc.constant("x"),
  days: fc.integer({ min: 1, max: 40 }),
  currency_code: fc.constant("eur"),
  amount: fc.nat(5000).map((cents) => (cents / 100).toFixed(2)),
  customer_group_id: fc.constantFrom(null, "g1", "g2"),
  start_dows: fc.option(fc.integer({ min: 1, max: 127 })),
  valid_from: fc.option(fc.nat(200).map((offset) => addDays("2026-10-01", offset))),
  valid_to: fc.option(fc.nat(200).map((offset) => addDays("2026-12-01", offset))),
})
const everyDay = fc.nat(5000).map((cents) => tier(1, (cents / 100).toFixed(2), { id: "t0" }))
const arbitraryPlan = fc
  .tuple(everyDay, fc.array(arbitraryTier, { maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest.map((other, index) => ({ ...other, id: `t${index + 1}` }))])
const arbitraryStart = fc.nat(200).map((offset) => addDays("2026-10-01", offset))

describe("laws of the price", () => {
  it("500 plans with weekday and date tiers never charge less for more days, n = 1 … 365", () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryStart, fc.subarray(["g1", "g2"]), (tiers, start_date, group_ids) => {
        const table = priceTable({ tiers, start_date, currency_code: "eur", group_ids, max_days: 365 })
        const amounts = table.map((row) => (isNoRate(row) ? NaN : Number(row.amount)))
        const drop = amounts.findIndex((amount, index) => !(index === 0 || amount >= (amounts[index - 1] as number)))
        expect(drop).toBe(-1)
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it("is the cheapest of all covers, and its tiles begin where they may", () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryStart, fc.integer({ min: 1, max: 14 }), (tiers, start, days) => {
        const usable = tiers.filter(({ customer_group_id }) => customer_group_id !== "g2")
        const price = quote(tiers, start, days, { group_ids: ["g1"] })
        expect(Math.round(Number(price.amount) * 100)).toBe(cheapest(usable, start, days))
        const sum = price.tiles.reduce(
          (total, { amount, count }) => total + Math.round(Number(amount) * 100) * count,
          0,
        )
        expect(sum).toBe(Math.round(Number(price.amount) * 100))
      }),
      { numRuns: 300 },
    )
  })

  it("finds the same-price due date one by one would", () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryStart, fc.integer({ min: 1, max: 30 }), (tiers, start_date, days) => {
        const input = { tiers, start_date, currency_code: "eur", group_ids: [] }
        const { amount } = quote(tiers, start_date, days)
        const same = priceTable({ ...input, max_days: 60 }).filter((row) => !isNoRate(row) && row.amount === amount)
        expect(samePriceDueDate({ ...input, days, max_days: 60 })).toBe(same.at(-1)?.due_date)
      }),
      { numRuns: 100 },
    )
  })
})

/** In cents, by trying every tier at every day. */
function cheapest(tiers: readonly Tier[], start: string, days: number): number {
  if (days <= 0) return 0
  const weekday = 1 << weekdayOfDay(dayNumber(start))
  const costs = tiers
    .filter(({ start_dows }) => start_dows === null || (start_dows & weekday) !== 0)
    .filter(({ valid_from, valid_to }) => (valid_from ?? "0") <= start && start < (valid_to ?? "9"))
    .map((t) => Math.round(Number(t.amount) * 100) + cheapest(tiers, addDays(start, t.days), days - t.days))
  return Math.min(...costs)
}

describe("plan editor", () => {
  it("shows every length with its due date, and where there is no rate", () => {
    const table = priceTable({
      tiers: [tier(3, "4.00", { start_dows: FRIDAY })],
      start_date: "2026-12-04",
      currency_code: "eur",
      group_ids: [],
      max_days: 4,
    })
    expect(table.map(({ days, due_date }) => [days, due_date])).toEqual([
      [1, "2026-12-05"],
      [2, "2026-12-06"],
      [3, "2026-12-07"],
      [4, "2026-12-08"],
    ])
    expect(table.map((row) => (isNoRate(row) ? null : row.amount))).toEqual(["4.00", "4.00", "4.00", null])
  })

  it("names the tiers nobody will ever be charged", () => {
    const plan = { min_days: 1, max_days: 30 }
    expect(unusedTiers({ tiers: PLAN_B, ...plan })).toEqual([])
    expect(unusedTiers({ tiers: PLAN_D, ...plan })).toEqual([])
    expect(unusedTiers({ tiers: PLAN_E, ...plan })).toEqual([])
    expect(unusedTiers({ tiers: [tier(1, "1"), tier(3, "5")], ...plan })).toEqual(["t3"])
    expect(unusedTiers({ tiers: [tier(1, "1"), tier(7, "3", { currency_code: "usd" })], ...plan })).toEqual([])
    const dearMember = tier(1, "2", { id: "m", customer_group_id: "members" })
    expect(unusedTiers({ tiers: [tier(1, "1"), dearMember], ...plan })).toEqual(["m"])
    expect(unusedTiers({ tiers: PLAN_A, min_days: 6, max_days: 7 })).toEqual(["t1", "t3"])
  })

  it("finds the one week in which a dear tier is the only one", () => {
    const tiers = [
      tier(1, "1", { id: "before", valid_to: "2026-12-20" }),
      tier(2, "9", { id: "between", valid_from: "2026-12-20", valid_to: "2026-12-27" }),
      tier(1, "1", { id: "after", valid_from: "2026-12-27" }),
      tier(2, "9.01", { id: "dearer", valid_from: "2026-12-20", valid_to: "2026-12-27" }),
    ]
    expect(unusedTiers({ tiers, min_days: 1, max_days: 30 })).toEqual(["dearer"])
  })

  it("sees every weekday on both sides of a season's edge", () => {
    for (const edge of [{ valid_from: "2026-12-07" }, { valid_to: "2026-12-07" }]) {
      const fridays = tier(1, "1", { id: "fridays", start_dows: FRIDAY, ...edge })
      expect(unusedTiers({ tiers: [tier(1, "2"), fridays], min_days: 1, max_days: 1 })).toEqual([])
    }
  })

  it("agrees with quoting every rental there is", () => {
    const plan = fc.tuple(everyDay, fc.array(arbitraryTier, { minLength: 1, maxLength: 4 })).map(([first, rest]) =>
      [first, ...rest].map((t, index) => ({
        ...t,
        id: `t${index}`,
        customer_group_id: null,
        days: Math.min(t.days, 9),
      })),
    )
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 4 }), (tiers, min_days) => {
        const used = new Set<string>()
        for (let offset = 0; offset < 340; offset++) {
          const start = addDays("2026-09-10", offset)
          for (let days = min_days; days <= 10; days++)
            quote(tiers, start, days).tiles.forEach((t) => used.add(t.tier_id))
        }
        const unused = tiers.map(({ id }) => id).filter((id) => !used.has(id))
        expect(unusedTiers({ tiers, min_days, max_days: 10 })).toEqual(unused)
      }),
      { numRuns: 30 },
    )
  })
})

describe("price hash", () => {
  it("is one text for one price, and another for another", () => {
    const text = priceHash({ days: 2, tiles: [{ b: 1, a: "x" }], none: null })
    expect(text).toBe('{"days":2,"none":null,"tiles":[{"a":"x","b":1}]}')
    expect(priceHash({ none: null, gone: undefined, tiles: [{ a: "x", b: 1 }], days: 2 })).toBe(text)
    expect(priceHash({ days: "2", tiles: [{ a: "x", b: 1 }], none: null })).not.toBe(text)
    expect(priceHash(['"', { 'a"b': "\n" }])).toBe('["\\"",{"a\\"b":"\\n"}]')
  })
})
