import { Counter } from "../counter"
import type { CounterApi } from "../desk"
import { slipOf } from "../receipt"
import { answer, booked, fakeDesk, preview, refusal, rental, unit } from "./fake-desk"

type Replies = Parameters<typeof fakeDesk>[0]

function counterOf(replies: Replies, stored: string | null = null) {
  const desk = fakeDesk(replies)
  const signals: string[] = []
  const store = { text: stored, read: () => store.text, write: (text: string) => void (store.text = text) }
  let keys = 0
  const counter = new Counter({
    api: desk.api as CounterApi,
    findMembers: async () => [],
    newKey: () => `key-${(keys += 1)}`,
    now: () => new Date("2026-12-05T10:00:00Z"),
    wait: async () => undefined,
    store,
    signal: (kind) => void signals.push(kind),
  })
  counter.locationId = "sloc_1"
  return { counter, desk, signals, store }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const free = (barcode: string) =>
  answer({ unit: unit({ barcode, status: "available" }), rental: null, actions: ["hand_out"], suggested: "hand_out" })
const back = (id = "rent_1") => ({
  rental: rental({ id, status: "closed", unit: { id: "runt_1", barcode: "MS1", status: "available" } }),
  unit: unit(),
  lines: [],
  total: "0.00",
  currency_code: "eur",
})

describe("the counter", () => {
  it("waits with the next scan until the one before is decided, and says so", async () => {
    const { counter, desk, signals } = counterOf({ scan: [booked()], handOut: [{ rental: rental() }] })
    counter.scan("A")
    await settled()
    counter.scan("B")
    await settled()
    expect(counter.view()).toMatchObject({ current: { code: "A" }, waiting: [{ code: "B" }], step: { kind: "look" } })
    expect(signals).toEqual(["attention", "attention"])
    counter.accept()
    await settled()
    expect(desk.calls.map(({ name }) => name)).toEqual(["scan", "handOut", "scan"])
    expect(counter.view()).toMatchObject({ current: { code: "B" }, waiting: [] })
    expect(counter.view().log).toMatchObject([{ scan: { code: "A" }, result: { kind: "handed_out" } }])
  })

  it("presses the button that was chosen by the arrows", async () => {
    const { counter, desk } = counterOf({ scan: [booked()], pick: [{ rental: rental(), unit: unit() }] })
    counter.scan("A")
    await settled()
    counter.choose(1)
    counter.accept()
    await settled()
    expect(desk.calls.map(({ name }) => name)).toEqual(["scan", "pick"])
    expect(counter.view().step).toBeNull()
  })

  it("goes on from the offer to inspect when the next disc is scanned, and keeps the return", async () => {
    const returned = { ...back(), rental: rental({ status: "returned" }) }
    const { counter } = counterOf({ scan: [answer()], previewReturn: [preview("0.00")], takeBack: [returned] })
    counter.scan("A")
    await settled()
    counter.accept()
    await settled()
    counter.accept()
    await settled()
    expect(counter.view().step?.kind).toBe("returned")
    counter.scan("B")
    await settled()
    expect(counter.view()).toMatchObject({ current: { code: "B" }, step: { kind: "look" } })
    expect(counter.view().log).toMatchObject([{ scan: { code: "A" }, result: { kind: "returned" } }])
  })

  it("keeps what is not done over a reload, but does nothing of it by itself", async () => {
    const first = counterOf({ scan: [answer()], previewReturn: [preview("3.00")] })
    first.counter.setMode("return")
    first.counter.scan("A")
    first.counter.scan("B")
    await settled()
    const second = counterOf(
      { scan: [answer()], previewReturn: [preview("0.00")], takeBack: [back()] },
      first.store.text,
    )
    second.counter.restore()
    await settled()
    expect(second.counter.view()).toMatchObject({ current: { code: "A" }, waiting: [{ code: "B" }] })
    expect(second.desk.calls.map(({ name }) => name)).toEqual(["scan"])
  })

  it("has nothing left to keep once all is done", async () => {
    const { counter, store } = counterOf({ scan: [refusal(404, "media_rental_barcode_unknown")] })
    counter.scan("A")
    await settled()
    expect(store.text).toBe("[]")
    expect(counter.view().log).toMatchObject([{ result: { kind: "refused" } }])
  })

  it("only shows, to somebody who may not act", async () => {
    const { counter } = counterOf({ scan: [booked()] })
    counter.mayAct = false
    counter.setMode("hand_out")
    counter.scan("A")
    await settled()
    expect(counter.view()).toMatchObject({ step: null, current: null })
    expect(counter.view().log).toMatchObject([{ result: { kind: "left", answer: { unit: { id: "runt_1" } } } }])
  })
})

describe("a walk-in", () => {
  const walkIn = {
    order: { id: "order_1", display_id: 7, total: "5.00", paid: true },
    rentals: [rental({ price_amount: "5.00", unit: { id: "runt_1", barcode: "MS1", status: "out" } })],
    payment_collection_id: null,
  }
  const priced = { ...preview("5.00"), items: [{ barcode: "MS1" }] } as never

  it("is begun by a free disc in any mode", async () => {
    const { counter } = counterOf({ scan: [free("MS1"), free("MS2")] })
    counter.scan("MS1")
    await settled()
    counter.accept()
    await settled()
    expect(counter.view()).toMatchObject({ mode: "walk_in", basket: { items: [{ barcode: "MS1" }] } })
    counter.scan("MS2")
    await settled()
    expect(counter.view().basket.items.map(({ barcode }) => barcode)).toEqual(["MS1", "MS2"])
    counter.remove()
    expect(counter.view().basket.items.map(({ barcode }) => barcode)).toEqual(["MS1"])
  })

  it("is sent under one key until there is an answer, and under a new one after that", async () => {
    const { counter, desk } = counterOf({
      scan: [free("MS1")],
      walkIn: [refusal(0, ""), refusal(409, "media_rental_charge_changed"), walkIn],
    })
    counter.setMode("walk_in")
    counter.scan("MS1")
    await settled()
    for (let time = 0; time < 3; time += 1) await counter.confirmWalkIn({ expected_total: "5.00" }, priced)
    const keys = desk.calls.filter(({ name }) => name === "walkIn").map(({ key }) => key)
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
    expect(counter.view().basket.items).toEqual([])
  })

  it("stays in the basket with the reason when it is refused", async () => {
    const no = refusal(400, "media_rental_debt")
    const { counter, signals } = counterOf({ scan: [free("MS1")], walkIn: [no] })
    counter.setMode("walk_in")
    counter.scan("MS1")
    await settled()
    await counter.confirmWalkIn({}, priced)
    expect(counter.view()).toMatchObject({ fault: no, sending: false, basket: { items: [{ barcode: "MS1" }] } })
    expect(signals.at(-1)).toBe("error")
    counter.change({ payment: "later" })
    expect(counter.view().fault).toBeNull()
  })

  it("does not take the same disc twice", async () => {
    const { counter } = counterOf({ scan: [free("MS1")] })
    counter.setMode("walk_in")
    counter.scan("MS1")
    counter.scan("MS1")
    await settled()
    expect(counter.view().basket.items).toHaveLength(1)
    expect(counter.view().log[0]?.result).toMatchObject({ kind: "not_taken", why: { why: "twice" } })
  })
})

describe("a list of discs to be taken back", () => {
  const out = (barcode: string) => answer({ unit: unit({ barcode }) })

  it("goes in one request, and what could not be taken back stays with the reason or the new price", async () => {
    const changed = { type: "conflict", code: "media_rental_charge_changed", message: "" }
    const state = { type: "conflict", code: "media_rental_state", message: "" }
    const { counter, desk } = counterOf({
      scan: [out("MS1"), out("MS2"), out("MS3")],
      previewReturn: [preview("0.00"), preview("1.50"), preview("0.00"), preview("3.00")],
      takeBackAll: [
        {
          results: [
            { barcode: "MS1", ok: true, result: back() },
            { barcode: "MS2", ok: false, error: changed },
            { barcode: "MS3", ok: false, error: state },
          ],
          returned: 1,
          failed: 2,
        },
      ],
    })
    counter.setMode("bulk")
    for (const code of ["MS1", "MS2", "MS3"]) counter.scan(code)
    await settled()
    await settled()
    expect(counter.view().list.map(({ barcode }) => barcode)).toEqual(["MS1", "MS2", "MS3"])
    await counter.confirmList()
    expect(desk.calls.find(({ name }) => name === "takeBackAll")?.body).toMatchObject({
      location_id: "sloc_1",
      items: [{ expected_total: "0.00" }, { expected_total: "1.50" }, { expected_total: "0.00" }],
    })
    expect(counter.view().list).toMatchObject([
      { barcode: "MS2", changed: true, refused: null, preview: { expected_total: "3.00" } },
      { barcode: "MS3", changed: false, refused: "media_rental_state" },
    ])
    expect(counter.view().log[0]).toMatchObject({ result: { kind: "returned" } })
  })
})

describe("the slip for the customer", () => {
  const done = (customer_id: string, id: string, total: string) => ({
    kind: "returned" as const,
    answer: {
      ...back(id),
      rental: { ...back(id).rental, customer_id, customer: { id: customer_id, name: customer_id, email: null } },
      total,
      deposit: null,
      due: total,
      next_hold: null,
    },
  })
  const entry = (id: string, result: ReturnType<typeof done>) => ({
    id,
    scan: { key: id, code: id, mode: "return" as const, at: "" },
    at: "2026-12-05T10:00:00Z",
    result,
  })

  it("holds all discs of the last customer and none of the one before", () => {
    const log = [
      entry("4", done("bob", "rent_4", "1.50")),
      entry("3", done("bob", "rent_3", "0.00")),
      entry("2", done("ada", "rent_2", "9.00")),
      entry("1", done("bob", "rent_1", "9.00")),
    ]
    const slip = slipOf(log)
    expect(slip).toMatchObject({ customer: "bob", totals: [{ amount: "1.50", currency_code: "eur" }] })
    expect(slip?.lines.map(({ id }) => id)).toEqual(["rent_3", "rent_4"])
  })

  it("is none while nobody was served", () => expect(slipOf([])).toBeNull())
})
