import { ageOn, memberBody, memberDraft, memberField } from "../member-form"
import type { Member } from "../rental-types"

const member = (more: Partial<Member> = {}): Member => ({
  id: "rmem_1",
  is_member: true,
  customer_id: "cus_1",
  customer: null,
  member_no: "M-1",
  date_of_birth: "1990-05-01",
  id_verified_at: null,
  status: "active",
  blocked: false,
  block_reason: null,
  block_until: null,
  max_open: null,
  deposit_waived: false,
  open_rentals: 0,
  debt: [],
  version: 3,
  created_at: "",
  updated_at: "",
  ...more,
})
const ZONE = "Europe/Berlin"
const edit = (from: Member, changes: Partial<ReturnType<typeof memberDraft>>) =>
  memberBody({ ...memberDraft(from, ZONE), ...changes }, from, ZONE)

describe("a member's data", () => {
  it("are sent as far as they were changed", () => {
    expect(edit(member(), {})).toEqual({})
    expect(edit(member(), { max_open: "3", date_of_birth: "" })).toEqual({ max_open: 3, date_of_birth: null })
  })

  it("of somebody who is no member yet are what was filled in", () => {
    const guest = member({ id: null, member_no: null, date_of_birth: null, status: null, version: null })
    expect(edit(guest, { date_of_birth: "1990-05-01" })).toEqual({
      date_of_birth: "1990-05-01",
      id_verified: false,
      status: "active",
      deposit_waived: false,
    })
  })

  it("say why and until when somebody is blocked, on the clock of the place", () => {
    expect(
      edit(member(), { blocked: true, block_reason: " lost two discs ", block_until: "2026-12-05T21:00" }),
    ).toEqual({
      status: "blocked",
      block_reason: "lost two discs",
      block_until: "2026-12-05T20:00:00.000Z",
    })
  })

  it("lift a block without sending its reason along, which the server would refuse", () => {
    const blocked = member({ status: "blocked", blocked: true, block_reason: "debt", block_until: null })
    expect(edit(blocked, { blocked: false })).toEqual({ status: "active" })
    expect(edit(blocked, { block_reason: "more debt" })).toEqual({
      status: "blocked",
      block_reason: "more debt",
      block_until: null,
    })
  })

  it("have their problems at the fields", () => {
    expect([memberField("member_no"), memberField("status"), memberField("customer_id")]).toEqual([
      "member_no",
      "block_reason",
      null,
    ])
  })
})

describe("an age", () => {
  it("is completed on the birthday, of who was born on 29 February on 1 March of a common year", () => {
    expect(ageOn("2008-12-06", "2026-12-05")).toBe(17)
    expect(ageOn("2008-12-06", "2026-12-06")).toBe(18)
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(17)
    expect(ageOn("2008-02-29", "2026-03-01")).toBe(18)
    expect(ageOn(null, "2026-12-05")).toBeNull()
  })
})
