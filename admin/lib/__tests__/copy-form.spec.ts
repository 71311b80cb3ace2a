import { UNIT_STATUSES } from "../../../src/modules/rental/domain/enums"
import { UNIT_STATES } from "../../../src/modules/rental/domain/states"
import { chunked } from "../chunked"
import { actionsFor, copyBody, copyField, downtimeModesOf, draftOfCopy } from "../copy-form"
import { blankDowntime, downtimeBody, downtimeFaults, downtimeField } from "../downtime-form"
import type { UnitRow } from "../rental-copy-types"

const copy = {
  id: "runt_1",
  barcode: "R-00000572-4",
  serial: null,
  media_grade: "VG+",
  sleeve_grade: null,
  grading_note: null,
  purchase_cost: "12.50",
  cost_currency: "eur",
  purchased_at: "2026-01-05T00:00:00.000Z",
  home_location_id: "sloc_1",
  current_location_id: "sloc_1",
} as UnitRow

describe("an edited copy", () => {
  it("sends nothing when nothing was changed", () => {
    expect(copyBody(draftOfCopy(copy, "usd"), copy)).toEqual({})
  })
  it("sends what was changed and clears what was emptied", () => {
    const draft = { ...draftOfCopy(copy, "eur"), media_grade: "", serial: " SN 1 ", purchase_cost: "13,00" }
    expect(copyBody(draft, copy)).toEqual({
      media_grade: null,
      serial: "SN 1",
      purchase_cost: "13.00",
      cost_currency: "eur",
    })
  })
  it("drops the currency with the cost", () => {
    const draft = { ...draftOfCopy(copy, "eur"), purchase_cost: "", cost_currency: "jpy" }
    expect(copyBody(draft, copy)).toEqual({ purchase_cost: null })
  })
  it("finds the field of a problem", () => {
    expect(copyField("barcode")).toBe("barcode")
    expect(copyField("status")).toBeNull()
  })
})

describe("what can be done with a copy", () => {
  // The server's own state machine; what leads nowhere there is not offered.
  it.each(UNIT_STATUSES)("%s offers only what the server allows", (status) => {
    const offered = actionsFor(status)
    const leadsTo = { shelve: "available", in_transit: "in_transit", sell: "sold", retire: "retired" } as const
    for (const [action, to] of Object.entries(leadsTo) as [
      keyof typeof leadsTo,
      (typeof leadsTo)[keyof typeof leadsTo],
    ][]) {
      if (offered.includes(action)) expect(UNIT_STATES.canChange(status, to)).toBe(true)
    }
    for (const mode of ["repair", "cleaning"] as const) {
      expect(downtimeModesOf(status).includes(mode)).toBe(UNIT_STATES.canChange(status, mode))
    }
  })
  it("leaves what is gone alone", () => {
    expect(actionsFor("sold")).toEqual([])
    expect(actionsFor("missing")).toEqual(["found"])
  })
})

describe("a downtime", () => {
  const now = new Date("2026-12-05T12:00:00Z")
  const tz = "Europe/Berlin"
  const draft = { ...blankDowntime(tz, now), from: "2026-12-07", until: "2026-12-08" }

  it("begins today, on the shop's calendar", () => {
    expect(blankDowntime("Asia/Shanghai", new Date("2026-12-05T20:00:00Z"))).toMatchObject({
      from: "2026-12-06",
      until: "2026-12-06",
    })
  })
  it("is whole days of the shop", () => {
    expect(downtimeBody(draft, tz, now)).toEqual({
      starts_at: "2026-12-06T23:00:00.000Z",
      ends_at: "2026-12-08T23:00:00.000Z",
    })
  })
  it("that has begun is from now on", () => {
    expect(downtimeBody({ ...draft, from: "2026-12-05" }, tz, now)).not.toHaveProperty("starts_at")
  })
  it("for repair begins now, and may be open-ended", () => {
    expect(downtimeBody({ ...draft, mode: "repair", open: true, note: " scratch " }, tz, now)).toEqual({
      status: "repair",
      ends_at: null,
      note: "scratch",
    })
  })
  it("has days in order that are not over", () => {
    expect(downtimeFaults(draft, tz, now)).toEqual({})
    expect(downtimeFaults({ ...draft, until: "2026-12-06" }, tz, now)).toEqual({ until: "downtime.fault.order" })
    expect(downtimeFaults({ ...draft, until: "2026-12-04" }, tz, now)).toEqual({ until: "downtime.fault.over" })
    expect(downtimeFaults({ ...draft, from: "", until: "2026-02-31" }, tz, now)).toEqual({
      from: "downtime.fault.date",
      until: "downtime.fault.date",
    })
    expect(downtimeFaults({ ...draft, open: true, until: "" }, tz, now)).toEqual({})
    expect(downtimeFaults({ ...draft, mode: "cleaning", from: "" }, tz, now)).toEqual({})
  })
  it("finds the field of a problem", () => {
    expect(["starts_at", "ends_at", "status", "version"].map(downtimeField)).toEqual(["from", "until", "mode", null])
  })
})

describe("a list in parts", () => {
  it("keeps order and loses nothing", () => {
    expect(chunked([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(chunked([], 2)).toEqual([])
  })
})
