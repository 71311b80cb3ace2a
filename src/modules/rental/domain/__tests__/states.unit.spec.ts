import { DEPOSIT_STATUSES, HOLD_STATUSES, RENTAL_STATUSES, UNIT_STATUSES } from "../enums"
import { DEPOSIT_STATES, HOLD_STATES, RENTAL_STATES, type StateMachine, UNIT_STATES } from "../states"

const drawn = <S extends string>(machine: StateMachine<S>, statuses: readonly S[]): string[] =>
  statuses.flatMap((from) => {
    const next = statuses.filter((to) => machine.canChange(from, to))
    expect(next).toEqual(statuses.filter((to) => machine.allowedNext(from).includes(to)))
    return next.map((to) => `${from} → ${to}`)
  })

describe("states", () => {
  it("of a rental order are those of §5 and no other", () => {
    expect(drawn(RENTAL_STATES, RENTAL_STATUSES).sort()).toEqual(
      [
        "reserved → ready",
        "reserved → out",
        "ready → out",
        "reserved → canceled",
        "ready → canceled",
        "reserved → no_show",
        "ready → no_show",
        "out → returned",
        "returned → closed",
        "out → lost",
        "lost → returned",
        "out → bought_out",
        "lost → bought_out",
      ].sort(),
    )
  })

  it("of a copy let it out of the shop and back only by a scan", () => {
    const toOut = UNIT_STATUSES.filter((from) => UNIT_STATES.canChange(from, "out"))
    expect(toOut).toEqual(["available", "ready"])
    expect(UNIT_STATES.allowedNext("out")).toEqual(["inspecting", "available", "missing", "sold"])
    expect(UNIT_STATES.allowedNext("missing")).toEqual(["inspecting", "sold"])
    expect(UNIT_STATUSES.filter((status) => UNIT_STATES.allowedNext(status).length === 0)).toEqual(["sold", "retired"])
    expect(UNIT_STATUSES.filter((from) => UNIT_STATES.canChange(from, "retired"))).toEqual(["available", "inspecting"])
  })

  it("of a hold skip the suspended", () => {
    expect(drawn(HOLD_STATES, HOLD_STATUSES)).toEqual([
      "waiting → suspended",
      "waiting → ready",
      "waiting → canceled",
      "suspended → waiting",
      "suspended → canceled",
      "ready → fulfilled",
      "ready → expired",
      "ready → canceled",
    ])
  })

  it("of a deposit never bring back money that was given back", () => {
    for (const final of ["none", "refunded", "retained", "captured", "released"] as const) {
      expect(DEPOSIT_STATES.allowedNext(final)).toEqual([])
    }
    expect(DEPOSIT_STATES.canChange("authorized", "charged")).toBe(false)
    expect(DEPOSIT_STATES.canChange("reauthorized", "reauthorized")).toBe(true)
    expect(drawn(DEPOSIT_STATES, DEPOSIT_STATUSES)).toContain("authorized → expired")
  })

  it.each([
    ["rental", RENTAL_STATES, RENTAL_STATUSES, "reserved"],
    ["copy", UNIT_STATES, UNIT_STATUSES, "intake"],
    ["hold", HOLD_STATES, HOLD_STATUSES, "waiting"],
    ["deposit", DEPOSIT_STATES, DEPOSIT_STATUSES.slice(1), "pending"],
  ] as [string, StateMachine<string>, string[], string][])(
    "of a %s can all be reached",
    (_, machine, statuses, first) => {
      const reached = new Set([first])
      for (const status of reached) machine.allowedNext(status).forEach((next) => reached.add(next))
      expect([...reached].sort()).toEqual([...statuses].sort())
    },
  )
})
