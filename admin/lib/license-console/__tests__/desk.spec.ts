import type { CheckAnswer, ScanAnswer, ScanRequest, Tag } from "../../license-tag-types"
import { consoleCommand } from "../keys"
import { ConsoleDesk } from "../desk"
import type { ConsoleApi } from "../types"

const tagOf = (change: Partial<Tag> = {}): Tag =>
  ({ id: "ltag_1", batch_id: "lbat_1", status: "printed", variant_id: "variant_1", ...change }) as Tag

const checkOf = (tag: Tag | null): CheckAnswer => ({
  recognised: tag !== null,
  fault: tag ? null : "signature",
  steps: [],
  verdict: tag ? "not_released" : "not_recognised",
  host: null,
  kid: null,
  tag,
})

function desk(tags: Record<string, Tag>, change: Partial<ConsoleApi> = {}) {
  const sent: ScanRequest[] = []
  const sounds: string[] = []
  const api: ConsoleApi = {
    check: (shown) => Promise.resolve(checkOf(tags["url" in shown ? shown.url : shown.code] ?? null)),
    scan: (body) => {
      sent.push(body)
      return Promise.resolve({ tag: tagOf({ status: "assigned" }), warnings: [], packed: null } satisfies ScanAnswer)
    },
    findCopy: (barcode) => Promise.resolve(barcode === "R-1" ? { id: "runt_1", barcode, title: "Alien" } : null),
    ...change,
  }
  const one = new ConsoleDesk({
    api,
    newKey: () => "key",
    now: () => new Date("2026-11-23T10:00:00Z"),
    signal: (kind) => sounds.push(kind),
  })
  one.mayScan = true
  one.locationId = "sloc_1"
  return { desk: one, sent, sounds, outcome: () => one.view().log[0]?.outcome }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe("the console", () => {
  it("only looks in the mode that checks", async () => {
    const { desk: one, sent, outcome } = desk({ A: tagOf() })
    one.submit("A\r")
    await settled()
    expect(outcome()).toEqual({ kind: "checked" })
    expect(sent).toEqual([])
  })

  it("answers a text longer than any symbol, too", async () => {
    const { desk: one, outcome } = desk({})
    expect(one.submit("x".repeat(2000))).toBe(true)
    await settled()
    expect(outcome()).toEqual({ kind: "checked" })
    expect(one.view().log[0]).toMatchObject({ text: "x".repeat(512), check: { verdict: "not_recognised" } })
  })

  it("receives into stock at the chosen location", async () => {
    const { desk: one, sent, sounds } = desk({ "https://x/t/1": tagOf() })
    one.setMode("receive")
    one.submit("https://x/t/1")
    await settled()
    expect(sent).toEqual([{ intent: "receive", url: "https://x/t/1", location_id: "sloc_1" }])
    expect(sounds).toEqual(["ok"])
  })

  it("receives nothing before it is known where", async () => {
    const { desk: one, sent, outcome } = desk({ A: tagOf() })
    one.locationId = null
    one.setMode("receive")
    one.submit("A")
    await settled()
    expect(outcome()).toEqual({ kind: "refused", reason: "no_location" })
    expect(sent).toEqual([])
  })

  it("asks once for the variant of a batch that names none, holds later scans back, then goes on with them", async () => {
    const none = { variant_id: null }
    const { desk: one, sent } = desk({ A: tagOf(none), B: tagOf(none), C: tagOf({ ...none, batch_id: "lbat_2" }) })
    one.setMode("receive")
    for (const text of ["A", "B", "C"]) one.submit(text)
    await settled()
    expect(one.view()).toMatchObject({ question: { kind: "variant", text: "A" }, waiting: 2 })
    await one.answer({ kind: "variant", variant: { id: "variant_9", name: "LP" } })
    await settled()
    expect(sent.map(({ variant_id, ...body }) => ["code" in body && body.code, variant_id])).toEqual([
      ["A", "variant_9"],
      ["B", "variant_9"],
    ])
    expect(one.view().question).toMatchObject({ kind: "variant", text: "C" })
  })

  it("asks before a copy for rent becomes one for sale", async () => {
    const { desk: one, sent } = desk({ A: tagOf({ status: "rental_in" }) })
    one.setMode("receive")
    one.submit("A")
    await settled()
    expect(sent).toEqual([])
    await one.answer({ kind: "convert" })
    expect(sent).toHaveLength(1)
  })

  it("joins a label and a copy's barcode in any order", async () => {
    for (const order of [
      ["A", "R-1"],
      ["R-1", "A"],
    ]) {
      const { desk: one, sent } = desk({ A: tagOf() })
      one.setMode("rental")
      for (const text of order) one.submit(text)
      await settled()
      await settled()
      expect(sent).toEqual([{ intent: "receive", code: "A", rental_unit_id: "runt_1" }])
    }
  })

  it("asks for the panel of what comes back and hears no other answer", async () => {
    const { desk: one, sent } = desk({ A: tagOf({ status: "sold" }) })
    one.setMode("return")
    one.submit("A")
    await settled()
    await one.answer({ kind: "convert" })
    expect(one.view().question?.kind).toBe("panel")
    await one.answer({ kind: "panel", intact: false })
    expect(sent).toEqual([{ intent: "return", code: "A", panel_intact: false }])
  })

  it("asks nothing about a copy that cannot come back or get a new label", async () => {
    const { desk: one, sent, outcome } = desk({ A: tagOf({ status: "assigned" }) })
    for (const [mode, reason] of [
      ["return", "not_out"],
      ["relabel", "not_back"],
    ] as const) {
      one.setMode(mode)
      one.submit("A")
      await settled()
      expect([outcome(), one.view().question]).toEqual([{ kind: "refused", reason }, null])
    }
    expect(sent).toEqual([])
  })

  it("takes the next scan for the new label, but not the old one again", async () => {
    const { desk: one, sent, outcome } = desk({ A: tagOf({ status: "relabel" }) })
    one.setMode("relabel")
    one.submit("A")
    one.submit("A")
    await settled()
    expect(outcome()).toEqual({ kind: "refused", reason: "same_label" })
    one.submit("https://x/t/2")
    await settled()
    expect(sent).toEqual([{ intent: "relabel", code: "A", replacement_url: "https://x/t/2" }])
  })

  it("writes down what is left and what fails, and goes on", async () => {
    const { desk: one } = desk({ A: tagOf({ status: "sold" }) }, { scan: () => Promise.reject(new Error("no")) })
    one.setMode("return")
    one.submit("A")
    await settled()
    one.leave()
    one.submit("A")
    await settled()
    await one.answer({ kind: "panel", intact: true })
    expect(one.view().log.map(({ outcome }) => outcome)).toEqual([
      { kind: "failed", error: new Error("no") },
      { kind: "refused", reason: "left" },
    ])
  })
})

describe("keys of the console", () => {
  const press = (change: Partial<KeyboardEvent>) =>
    consoleCommand({ key: "", code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...change })

  it("switch modes, answer and leave, and leave the rest to the browser", () => {
    expect(press({ key: "F8" })).toEqual({ do: "mode", mode: "return" })
    expect(press({ altKey: true, code: "Digit2" })).toEqual({ do: "mode", mode: "receive" })
    expect(press({ altKey: true, code: "KeyY" })).toEqual({ do: "yes" })
    expect(press({ key: "Escape" })).toEqual({ do: "leave" })
    expect(press({ key: "y", code: "KeyY" })).toBeNull()
    expect(press({ key: "F2", ctrlKey: true })).toBeNull()
  })
})
