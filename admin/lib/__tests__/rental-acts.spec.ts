import { ACT_RIGHTS, ACTS, actsOf, refusalReason, rightOf } from "../rental-acts"
import type { RentalDetail } from "../rental-types"

const rental = (status: RentalDetail["status"], can: Partial<RentalDetail["can"]> = {}) =>
  ({ status, can }) as RentalDetail

describe("what can be done with a rental", () => {
  it("fits where it stands", () => {
    expect(actsOf(rental("reserved"))).toContain("cancel")
    expect(actsOf(rental("out"))).not.toContain("cancel")
    expect(actsOf(rental("out"))).toContain("lost")
    expect(actsOf(rental("lost"))).toContain("found")
    expect(actsOf(rental("canceled"))).toEqual([])
  })

  it("is what the server says, with its reason", () => {
    const no = { allowed: false, code: "media_rental_state", reason: "not_started" }
    expect(rightOf(rental("reserved", { no_show: no }), "no-show")).toEqual(no)
    expect(rightOf(rental("lost"), "found").allowed).toBe(true)
    expect(rightOf(rental("out"), "found").allowed).toBe(false)
    expect(rightOf(rental("out"), "reseat")).toEqual({ allowed: false })
  })

  it("has a sentence for every reason, and one for those it does not know", () => {
    expect(refusalReason({ reason: "wanted" })).toBe("wanted")
    expect(refusalReason({ reason: "moon_phase" })).toBe("state")
    expect(refusalReason({})).toBe("state")
  })

  it("needs a right, and money the right to adjust", () => {
    for (const act of ACTS) expect(ACT_RIGHTS[act]).toMatch(/^rental\.(order|counter):(update|adjust)$/)
    expect([ACT_RIGHTS.lost, ACT_RIGHTS.buyout, ACT_RIGHTS.charge]).toEqual(Array(3).fill("rental.order:adjust"))
  })
})
