import { serve } from "../serve"
import { answer, booked, fakeDesk, preview, refusal, rental, scanOf, unit } from "./fake-desk"

const closed = { rental: rental({ status: "closed" }), unit: unit(), lines: [], total: "0.00", currency_code: "eur" }
const returned = { ...closed, rental: rental({ status: "returned" }), unit: unit({ status: "inspecting" }) }
const findings = {
  case_ok: true,
  inserts_ok: false,
  plays_ok: true,
  missing_parts: ["booklet"],
  note: null,
  charges: [{ kind: "missing_part" as const, amount: "2.00" }],
  next_status: "cleaning" as const,
}
const namesOf = (calls: { name: string }[]) => calls.map(({ name }) => name)

describe("a scan in auto mode", () => {
  it("shows what can be done, the suggested first, and does nothing until somebody says so", async () => {
    const desk = fakeDesk({ scan: [booked({ suggested: "hand_out" })] }, [{ type: "leave" }])
    await serve(desk, scanOf("auto"))
    expect(desk.steps).toMatchObject([{ kind: "look", actions: ["hand_out", "pick"] }])
    expect(namesOf(desk.calls)).toEqual(["scan"])
    expect(desk.results).toMatchObject([{ kind: "left" }])
  })

  it("asks with the key of the scan", async () => {
    const desk = fakeDesk({ scan: [answer()] }, [{ type: "leave" }])
    await serve(desk, scanOf("auto"))
    expect(desk.calls[0]).toEqual({
      name: "scan",
      body: { barcode: "MS000015", location_id: "sloc_1" },
      key: "key-of-scan",
    })
  })

  it("puts a free copy into a walk-in when it is to be handed out", async () => {
    const free = booked({ rental: null, actions: ["hand_out"], suggested: "hand_out" })
    const desk = fakeDesk({ scan: [free] }, [{ type: "do", action: "hand_out" }])
    await serve(desk, scanOf("auto"))
    expect(desk.results).toMatchObject([{ kind: "basket" }])
  })

  it("offers to look at a copy that came back, and takes no for an answer", async () => {
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("0.00")], takeBack: [returned] }, [
      { type: "do", action: "return" },
      { type: "confirm" },
      { type: "leave" },
    ])
    await serve(desk, scanOf("auto"))
    expect(desk.steps.map((step) => step.kind)).toEqual(["look", "return", "returned"])
    expect(desk.results).toMatchObject([{ kind: "returned" }])
  })
})

describe("a scan for hand-out", () => {
  it("hands a booked copy out at once", async () => {
    const desk = fakeDesk({ scan: [booked()], handOut: [{ rental: rental() }] })
    await serve(desk, scanOf("hand_out"))
    expect(desk.calls[1]).toMatchObject({
      name: "handOut",
      body: { rental_id: "rent_1", barcode: "MS000015", expected_total: "0" },
    })
    expect(desk.results).toMatchObject([{ kind: "handed_out" }])
  })

  it.each(["customer_blocked", "debt", "held_for_other", "next_booking_soon", "before_start"] as const)(
    "stops at the warning %s",
    async (warning) => {
      const desk = fakeDesk({ scan: [booked({ warnings: [warning] })] }, [{ type: "leave" }])
      await serve(desk, scanOf("hand_out"))
      expect(namesOf(desk.calls)).toEqual(["scan"])
    },
  )

  it("offers the hand-out first, even where something else is suggested", async () => {
    const early = booked({ warnings: ["before_start"], suggested: "pick" })
    const desk = fakeDesk({ scan: [early] }, [{ type: "leave" }])
    await serve(desk, scanOf("hand_out"))
    expect(desk.steps).toMatchObject([{ kind: "look", actions: ["hand_out", "pick"] }])
  })

  it("asks the birth date when the title has an age and the customer none", async () => {
    const desk = fakeDesk({ scan: [booked({ warnings: ["age_unverified"] })], handOut: [{ rental: rental() }] }, [
      { type: "identity", date_of_birth: "1990-05-01" },
    ])
    await serve(desk, scanOf("hand_out"))
    expect(desk.calls[1]?.body).toMatchObject({ id_checked: { date_of_birth: "1990-05-01" } })
  })

  it("asks again after a birth date that makes the customer too young, and hands nothing out", async () => {
    const tooYoung = refusal(400, "media_rental_age_required")
    const desk = fakeDesk({ scan: [booked({ warnings: ["age_unverified"] })], handOut: [tooYoung] }, [
      { type: "identity", date_of_birth: "2020-05-01" },
      { type: "leave" },
    ])
    await serve(desk, scanOf("hand_out"))
    expect(desk.steps).toMatchObject([
      { kind: "identity", tooYoung: false },
      { kind: "identity", tooYoung: true },
    ])
    expect(desk.results).toMatchObject([{ kind: "left" }])
  })

  it("shows a deposit before it is held, and again when it has become another", async () => {
    const deposit = { mode: "hold" as const, status: "pending", share: "20.00", to_authorize: "20.00" }
    const changed = refusal(409, "media_rental_charge_changed", { expected_total: "25.00" })
    const desk = fakeDesk(
      {
        scan: [booked({ rental: rental({ status: "reserved", deposit }) })],
        handOut: [changed, { rental: rental() }],
      },
      [{ type: "confirm" }, { type: "confirm" }],
    )
    await serve(desk, scanOf("hand_out"))
    expect(desk.steps).toMatchObject([
      { kind: "hand_out", amount: "20.00", changed: false },
      { kind: "hand_out", amount: "25.00", changed: true },
    ])
    expect(desk.calls.slice(1).map(({ body }) => body.expected_total)).toEqual(["20.00", "25.00"])
    expect(new Set(desk.calls.map(({ key }) => key)).size).toBe(3)
  })

  it("takes the deposit as money when the clerk says so", async () => {
    const deposit = { mode: "hold" as const, status: "pending", share: "20.00", to_authorize: "20.00" }
    const desk = fakeDesk(
      { scan: [booked({ rental: rental({ status: "reserved", deposit }) })], handOut: [{ rental: rental() }] },
      [{ type: "charge_deposit" }],
    )
    await serve(desk, scanOf("hand_out"))
    expect(desk.calls[1]?.body).toMatchObject({ deposit: "charge", expected_total: "20.00" })
  })
})

describe("a deposit the card cannot hold", () => {
  it("is offered as money, and no disc leaves without a word", async () => {
    const deposit = { mode: "hold" as const, status: "pending", share: "20.00", to_authorize: "20.00" }
    const refused = refusal(409, "media_rental_deposit_refused")
    const desk = fakeDesk(
      { scan: [booked({ rental: rental({ status: "reserved", deposit }) })], handOut: [refused, { rental: rental() }] },
      [{ type: "confirm" }, { type: "confirm" }],
    )
    await serve(desk, scanOf("hand_out"))
    expect(desk.steps).toMatchObject([{ deposit: "hold" }, { deposit: "charge", changed: true }])
    expect(desk.calls[2]?.body).toMatchObject({ deposit: "charge" })
  })
})

describe("a scan for return", () => {
  it("takes back at once what costs nothing", async () => {
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("0.00")], takeBack: [returned] })
    await serve(desk, scanOf("return"))
    expect(desk.steps).toEqual([])
    expect(desk.calls[2]).toMatchObject({ name: "takeBack", body: { expected_total: "0.00", currency_code: "eur" } })
  })

  it("shows a late fee first and repeats exactly the total that was shown", async () => {
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("3.00")], takeBack: [returned] }, [
      { type: "confirm" },
    ])
    await serve(desk, scanOf("return"))
    expect(desk.steps).toMatchObject([{ kind: "return", preview: { expected_total: "3.00" }, changed: false }])
    expect(desk.calls[2]?.body).toMatchObject({ expected_total: "3.00" })
  })

  it("asks again with the new total when the clock has passed a day in between", async () => {
    const changed = refusal(409, "media_rental_charge_changed", { expected_total: "4.50" })
    const desk = fakeDesk(
      { scan: [answer()], previewReturn: [preview("3.00"), preview("4.50")], takeBack: [changed, returned] },
      [{ type: "confirm" }, { type: "confirm" }],
    )
    await serve(desk, scanOf("return"))
    expect(desk.steps).toMatchObject([
      { kind: "return", changed: false, preview: { expected_total: "3.00" } },
      { kind: "return", changed: true, preview: { expected_total: "4.50" } },
    ])
    expect(desk.calls.filter(({ name }) => name === "takeBack").map(({ body }) => body.expected_total)).toEqual([
      "3.00",
      "4.50",
    ])
  })

  it("asks even for a silent return once its total has changed", async () => {
    const changed = refusal(409, "media_rental_charge_changed", { expected_total: "1.50" })
    const desk = fakeDesk(
      { scan: [answer()], previewReturn: [preview("0.00"), preview("0.00")], takeBack: [changed, returned] },
      [{ type: "confirm" }],
    )
    await serve(desk, scanOf("return"))
    expect(desk.steps).toMatchObject([{ kind: "return", changed: true }])
  })

  it("counts from the drop box's time on the shop's clock", async () => {
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("0.00")], takeBack: [returned] })
    desk.dropBox = "2026-12-05T22:00"
    await serve(desk, scanOf("return"))
    expect(desk.calls[1]?.body).toMatchObject({ returned_at: "2026-12-05T21:00:00.000Z" })
    expect(desk.calls[2]?.body).toMatchObject({ returned_at: "2026-12-05T21:00:00.000Z" })
  })

  it("adds what was found to the price before it is confirmed", async () => {
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("3.00"), preview("5.00")], takeBack: [closed] }, [
      { type: "inspect" },
      { type: "inspection", input: findings },
      { type: "confirm" },
    ])
    await serve(desk, scanOf("return"))
    expect(desk.steps.map((step) => step.kind)).toEqual(["return", "inspect", "return"])
    expect(desk.calls.at(-1)?.body).toMatchObject({ expected_total: "5.00", inspection: findings })
  })

  it("hands findings that cannot be charged back to their form, with what was wrong", async () => {
    const problem = { path: "charges", code: "media_rental_amount", message: "too much" }
    const tooMuch = refusal(400, "media_rental_amount", { errors: [problem] })
    const desk = fakeDesk({ scan: [answer()], previewReturn: [preview("3.00"), tooMuch, preview("3.00")] }, [
      { type: "inspect" },
      { type: "inspection", input: findings },
      { type: "leave" },
      { type: "leave" },
    ])
    await serve(desk, scanOf("return"))
    expect(desk.steps[2]).toMatchObject({ kind: "inspect", draft: findings, problems: [problem] })
    expect(namesOf(desk.calls)).toEqual(["scan", "previewReturn", "previewReturn", "previewReturn"])
    expect(desk.results).toMatchObject([{ kind: "left" }])
  })

  it("says so when the copy is not out, instead of doing something else", async () => {
    const shelf = booked({ rental: null, actions: ["hand_out"], suggested: "hand_out" })
    const desk = fakeDesk({ scan: [shelf] }, [{ type: "leave" }])
    await serve(desk, scanOf("return"))
    expect(desk.steps).toMatchObject([{ kind: "look" }])
    expect(namesOf(desk.calls)).toEqual(["scan"])
  })
})

describe("a copy that turned up", () => {
  it("is written with the refund that was shown, and shown again when that changed", async () => {
    const lost = answer({ unit: unit({ status: "missing" }), actions: ["found"], suggested: "found" })
    const changed = refusal(409, "media_rental_charge_changed", { expected_total: "-8.00" })
    const desk = fakeDesk(
      {
        scan: [lost],
        previewFound: [{ ...preview("-12.00") }, { ...preview("-8.00") }],
        found: [changed, { unit: unit(), rental: null, lines: [], total: "-8.00", currency_code: "eur" }],
      },
      [{ type: "do", action: "found" }, { type: "confirm" }, { type: "confirm" }],
    )
    await serve(desk, scanOf("auto"))
    expect(desk.steps.slice(1)).toMatchObject([
      { kind: "found", changed: false },
      { kind: "found", changed: true },
    ])
    expect(desk.results).toMatchObject([{ kind: "found" }])
  })
})

describe("a scan the server does not answer", () => {
  it("is kept and sent again with the same key", async () => {
    const offline = refusal(0, "")
    const desk = fakeDesk({ scan: [offline, answer()] }, [{ type: "confirm" }, { type: "leave" }])
    await serve(desk, scanOf("auto"))
    expect(desk.steps[0]).toMatchObject({ kind: "broken" })
    expect(desk.calls.map(({ key }) => key)).toEqual(["key-of-scan", "key-of-scan"])
  })

  it("repeats a return under the key of its first try: whether it was done, nobody knows", async () => {
    const desk = fakeDesk(
      { scan: [answer()], previewReturn: [preview("0.00")], takeBack: [refusal(502, ""), returned] },
      [{ type: "confirm" }],
    )
    await serve(desk, scanOf("return"))
    const [first, second] = desk.calls.filter(({ name }) => name === "takeBack")
    expect(first?.key).toBe(second?.key)
  })

  it("waits by itself while a title is in a crowd", async () => {
    const busy = refusal(429, "media_rental_busy")
    const desk = fakeDesk({ scan: [booked()], handOut: [busy, busy, { rental: rental() }] })
    await serve(desk, scanOf("hand_out"))
    expect(desk.waits).toEqual([1000, 1000])
    expect(desk.results).toMatchObject([{ kind: "handed_out" }])
  })

  it("is written down as not done when the clerk gives up", async () => {
    const desk = fakeDesk({ scan: [refusal(500, "")] }, [{ type: "leave" }])
    await serve(desk, scanOf("return"))
    expect(desk.results).toEqual([{ kind: "left", answer: null }])
  })
})

describe("a refusal", () => {
  it("is the end of its scan and said with what is known", async () => {
    const gone = refusal(409, "media_rental_already_returned")
    const desk = fakeDesk({ scan: [answer()], previewReturn: [gone] })
    await serve(desk, scanOf("return"))
    expect(desk.results).toMatchObject([{ kind: "refused", error: gone, answer: { unit: { barcode: "MS000015" } } }])
  })

  it("of an unknown code is a member's card while a walk-in is put together", async () => {
    const unknown = refusal(404, "media_rental_barcode_unknown")
    const desk = fakeDesk({ scan: [unknown] })
    desk.memberOfCard = async (scan) => (scan.code === "M-1001" ? "Ada" : null)
    await serve(desk, scanOf("walk_in", "M-1001"))
    await serve(desk, scanOf("walk_in", "M-9999"))
    await serve(desk, scanOf("return", "M-1001"))
    expect(desk.results).toMatchObject([{ kind: "member", name: "Ada" }, { kind: "refused" }, { kind: "refused" }])
  })
})

describe("a look at a copy that is back", () => {
  const back = answer({ rental: rental({ status: "returned" }), actions: ["inspect"], suggested: "inspect" })

  it("keeps what was filled in when the server finds fault with it", async () => {
    const problem = { path: "media_grade", code: "media_grade_unknown", message: "unknown" }
    const desk = fakeDesk(
      { scan: [back], inspect: [refusal(400, "media_grade_unknown", { errors: [problem] }), closed] },
      [
        { type: "do", action: "inspect" },
        { type: "inspection", input: findings },
        { type: "inspection", input: { ...findings, charges: [] } },
      ],
    )
    await serve(desk, scanOf("auto"))
    expect(desk.steps[2]).toMatchObject({ kind: "inspect", draft: findings, problems: [problem] })
    const [first, second] = desk.calls.filter(({ name }) => name === "inspect")
    expect(first?.body).toMatchObject({ rental_id: "rent_1", currency_code: "eur" })
    expect(second?.body).not.toHaveProperty("currency_code")
    expect(first?.key).not.toBe(second?.key)
    expect(desk.results).toMatchObject([{ kind: "inspected" }])
  })
})
