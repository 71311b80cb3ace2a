import { depositOfLines, quoteOf, type Quote, type QuoteFacts, type QuoteRequest } from "../quote"
import { DEFAULT_CALENDAR } from "../shop-time"
import { DEFAULT_TERMS, type Terms } from "../terms"

const tier = (days: number, amount: string, currency_code = "eur") => ({
  id: `${currency_code}${days}`,
  label: `${days} d`,
  days,
  currency_code,
  amount,
  customer_group_id: null,
  start_dows: null,
  valid_from: null,
  valid_to: null,
})
const terms = (over: Partial<Terms>): Terms => ({ ...DEFAULT_TERMS, ...over })
const facts = (over: Partial<QuoteFacts> = {}): QuoteFacts => ({
  replacement_value: { eur: "19.99" },
  plan: { id: "rpln_1", version: 3, active: true, max_days: 30, price_bounds: null },
  tiers: [tier(1, "2.50"), tier(3, "5"), tier(7, "9.00")],
  terms: DEFAULT_TERMS,
  calendar: DEFAULT_CALENDAR,
  group_ids: [],
  deposit_waived: false,
  ...over,
})
const request: QuoteRequest = {
  variant_id: "variant_1",
  start_date: "2026-12-02",
  due_date: "2026-12-07",
  quantity: 2,
  fulfilment: "pickup",
  currency_code: "EUR",
}
const quote = (over: Partial<QuoteFacts> = {}, asked: Partial<QuoteRequest> = {}) =>
  quoteOf(facts(over), { ...request, ...asked }) as Quote

describe("a quote", () => {
  it("is the cheapest cover per copy and the total of all copies", () => {
    expect(quote()).toMatchObject({
      days: 5,
      currency_code: "eur",
      unit_price: "9.00",
      total: "18.00",
      same_price_due_date: "2026-12-09",
      starts_at: new Date("2026-12-02T10:00:00Z"),
      due_at: new Date("2026-12-07T21:00:00Z"),
      replacement_value: "19.99",
      price_snapshot: { plan_id: "rpln_1", plan_version: 3 },
    })
  })

  it("is none without an active plan or a rate in the currency", () => {
    const none = { no_rate: { date: "2026-12-02" } }
    expect(quoteOf(facts({ plan: null }), request)).toEqual(none)
    expect(quoteOf(facts({ plan: { ...facts().plan!, active: false } }), request)).toEqual(none)
    expect(quoteOf(facts(), { ...request, currency_code: "jpy" })).toEqual(none)
  })

  it("is none in a currency in which nobody has said what a copy is worth", () => {
    const tiers = [tier(1, "380", "jpy")]
    const worthless = { no_rate: { date: "2026-12-02", worthless: true } }
    expect(quoteOf(facts({ tiers }), { ...request, currency_code: "jpy" })).toEqual(worthless)
    const replacement_value = { jpy: "3000" }
    expect(quote({ tiers, replacement_value }, { currency_code: "jpy" })).toMatchObject({ replacement_value: "3000" })
  })

  it("names the deposit of all copies within the cap, and of nobody who is trusted", () => {
    const percent = terms({ deposit_mode: "charge", deposit_type: "percent", deposit_value: 50 })
    expect(quote({ terms: percent })).toMatchObject({ copy_deposit: "10.00", deposit: { amount: "20.00" } })
    const capped = { ...percent, deposit_cap: { eur: "15" } }
    expect(quote({ terms: capped }).deposit).toEqual({ mode: "charge", amount: "15.00" })
    expect(quote({ terms: percent, deposit_waived: true }).deposit).toEqual({ mode: "none", amount: "0.00" })
  })

  it("names the lesser of late cap and replacement value", () => {
    const late = { late_amount: { eur: "1.50" }, late_cap: { eur: "12" } }
    expect(quote({ terms: terms(late) }).late).toMatchObject({ amount: "1.50", cap: "12.00" })
    expect(quote({ terms: terms({ ...late, late_cap: {} }) }).late.cap).toBe("19.99")
    expect(quote({ terms: terms({ ...late, late_cap: {}, cap_at_replacement: false }) }).late.cap).toBeNull()
  })

  it("has one basis for one price, whatever the quantity, and another for another price, date or deposit", () => {
    const basis = quote().price_basis
    expect(quote({}, { quantity: 1 }).price_basis).toBe(basis)
    expect(quote({}, { currency_code: "eur" }).price_basis).toBe(basis)
    const others = [
      quote({ tiers: [tier(7, "9.01")] }),
      quote({}, { due_date: "2026-12-08" }),
      quote({ terms: terms({ deposit_mode: "charge", deposit_value: { eur: "5" } }) }),
    ]
    for (const other of others) expect(other.price_basis).not.toBe(basis)
  })
})

describe("the deposit of a cart", () => {
  const line = (quantity: number, deposit_amount: string, over: Partial<Terms> = {}) => ({
    quantity,
    currency_code: "eur",
    deposit_amount,
    terms: terms({ deposit_mode: "charge", ...over }),
  })

  it("is the sum of its lines with a share for every copy", () => {
    const lines = [line(2, "20.00"), line(1, "5.00"), line(1, "0", { deposit_mode: "none" })]
    expect(depositOfLines(lines, "eur")).toEqual({
      mode: "charge",
      total: "25.00",
      shares: [["10.00", "10.00"], ["5.00"], ["0.00"]],
    })
  })

  it("cuts the shares in proportion when a cap bites, to the cent", () => {
    const capped = depositOfLines([line(2, "20.00", { deposit_cap: { eur: "10" } }), line(1, "10.00")], "eur")
    expect(capped).toEqual({ mode: "charge", total: "10.00", shares: [["3.34", "3.33"], ["3.33"]] })
  })

  it("is charged as a whole when one line is charged, held when all are held, none without an amount", () => {
    const held = line(1, "5.00", { deposit_mode: "hold" })
    expect(depositOfLines([held, line(1, "5.00")], "eur")).toMatchObject({ mode: "charge", total: "10.00" })
    expect(depositOfLines([held, line(1, "0.00")], "eur")).toMatchObject({ mode: "hold", total: "5.00" })
    expect(depositOfLines([line(1, "0.00")], "eur")).toMatchObject({ mode: "none", total: "0.00" })
    expect(depositOfLines([], "eur")).toEqual({ mode: "none", total: "0.00", shares: [] })
  })
})
