import { matchLines, type MatchInput, type OrderedLine, type PromisedLine } from "../match-lines"

const ordered = (over: Partial<OrderedLine> = {}): OrderedLine => ({
  id: "ordli_1",
  quantity: 2,
  unit_price: "5",
  variant_id: "variant_1",
  is_rental: true,
  is_deposit: false,
  named_line_id: "rcln_1",
  ...over,
})
const promised = (over: Partial<PromisedLine> = {}): PromisedLine => ({
  id: "rcln_1",
  variant_id: "variant_1",
  quantity: 2,
  unit_price: "5.00",
  currency_code: "eur",
  ...over,
})
const deposit = (over: Partial<OrderedLine> = {}) =>
  ordered({
    id: "ordli_9",
    quantity: 1,
    unit_price: "10",
    variant_id: null,
    is_rental: false,
    is_deposit: true,
    named_line_id: null,
    ...over,
  })
const match = (over: Partial<MatchInput<PromisedLine>> = {}) =>
  matchLines({
    currency_code: "EUR",
    ordered: [ordered()],
    promised: [promised()],
    depositOf: () => ({ mode: "none", total: "0.00" }),
    ...over,
  })
const charged = () => ({ mode: "charge", total: "10.00" }) as const

describe("an order of rentals", () => {
  it("is what was promised, line by line and in that order", () => {
    const second = promised({ id: "rcln_2", quantity: 1 })
    const result = match({
      ordered: [ordered({ id: "ordli_2", named_line_id: "rcln_2", quantity: 1 }), ordered()],
      promised: [promised(), second],
    })
    expect(result.faults).toEqual([])
    expect(result.matches.map(({ order_line_id, line }) => [order_line_id, line.id])).toEqual([
      ["ordli_1", "rcln_1"],
      ["ordli_2", "rcln_2"],
    ])
  })

  it.each<[string, Partial<OrderedLine>]>([
    ["was never bound", { named_line_id: null }],
    ["was never bound", { named_line_id: "rcln_of_another_cart" }],
    ["variant variant_2 is not variant_1", { variant_id: "variant_2" }],
    ["3 copies are not 2", { quantity: 3 }],
    ["unit price 4.99 is not 5.00", { unit_price: "4.99" }],
  ])("%s", (fault, over) => {
    const { faults, matches } = match({ ordered: [ordered(over)] })
    expect(faults).toEqual([expect.stringContaining(fault)])
    expect(matches).toEqual([])
  })

  it("is in the currency that was promised", () => {
    expect(match({ currency_code: "usd" }).faults).toEqual(["line ordli_1: usd is not eur"])
  })

  it("has one line for one promise", () => {
    const twice = [ordered(), ordered({ id: "ordli_2" })]
    expect(match({ ordered: twice }).faults).toEqual(["line ordli_2: another line stands for rcln_1 already"])
  })

  it("may have lines for sale that name whatever they like, and promises whose line is gone", () => {
    const sale = ordered({ id: "ordli_2", is_rental: false, unit_price: "0.01" })
    expect(match({ ordered: [ordered(), sale], promised: [promised(), promised({ id: "rcln_3" })] }).faults).toEqual([])
  })
})

describe("the deposit of an order", () => {
  it("is one line of the promised amount", () => {
    const result = match({ ordered: [ordered(), deposit()], depositOf: charged })
    expect(result).toMatchObject({ faults: [], deposit: { mode: "charge", total: "10.00", order_line_id: "ordli_9" } })
  })

  it.each<[string, OrderedLine[]]>([
    ["is missing", []],
    ["is too low", [deposit({ unit_price: "9.99" })]],
    ["is more than one", [deposit(), deposit({ id: "ordli_8" })]],
    ["is taken twice", [deposit({ quantity: 2, unit_price: "5" })]],
  ])("%s", (_, lines) => {
    expect(match({ ordered: [ordered(), ...lines], depositOf: charged }).faults).toHaveLength(1)
  })

  it("is not there when none is asked, or when it is held at the counter", () => {
    expect(match({ ordered: [ordered(), deposit()] }).faults).toHaveLength(1)
    const held = () => ({ mode: "hold", total: "10.00" }) as const
    expect(match({ depositOf: held }).faults).toEqual([])
    expect(match({ ordered: [ordered(), deposit()], depositOf: held }).faults).toHaveLength(1)
  })
})
