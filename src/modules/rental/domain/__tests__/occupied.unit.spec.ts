import { covers, occupiedBy } from "../occupied"

const HOUR = 3_600_000
const terms = { buffer_before_ms: 1 * HOUR, buffer_after_ms: 12 * HOUR, ship_buffer_ms: 48 * HOUR }
const period = { starts_at: new Date("2026-12-04T10:00:00Z"), due_at: new Date("2026-12-07T21:00:00Z") }

describe("the time a rental speaks for its copy", () => {
  it("is its period with the buffers around it", () => {
    expect(occupiedBy(period, terms, "pickup")).toEqual({
      starts_at: period.starts_at,
      ends_at: period.due_at,
      blocked_from: new Date("2026-12-04T09:00:00Z"),
      blocked_until: new Date("2026-12-08T09:00:00Z"),
    })
  })

  it("is longer by the way on both sides when the copy is posted", () => {
    const { blocked_from, blocked_until } = occupiedBy(period, terms, "ship")
    expect(blocked_from).toEqual(new Date("2026-12-02T09:00:00Z"))
    expect(blocked_until).toEqual(new Date("2026-12-10T09:00:00Z"))
  })

  it("leaves the past alone", () => {
    const noon = new Date("2026-12-04T12:00:00Z")
    const { blocked_from, starts_at, ends_at } = occupiedBy(period, terms, "ship", noon)
    expect([blocked_from, starts_at, ends_at]).toEqual([noon, noon, period.due_at])
  })

  it("is covered by time that is kept already, not by a moment less", () => {
    const kept = occupiedBy(period, terms, "pickup")
    const later = occupiedBy(period, terms, "pickup", new Date("2026-12-04T09:01:00Z"))
    expect([covers(kept, later), covers(later, kept)]).toEqual([true, false])
    const longer = { ...kept, blocked_until: new Date(kept.blocked_until.getTime() + 1) }
    expect([covers(kept, longer), covers(longer, kept)]).toEqual([false, true])
  })
})
