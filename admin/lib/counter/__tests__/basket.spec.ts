import type { Member, WalkInPreview } from "../../rental-types"
import { EMPTY_BASKET, isAbout, memberOfCard, missingOf, refusalOf, walkInBody, withDisc, withoutDisc } from "../basket"
import { answer, rental, unit } from "./fake-desk"

const free = (barcode: string, more = {}) =>
  answer({ unit: unit({ barcode, status: "available" }), rental: null, actions: ["hand_out"], ...more })
const ada = { id: "cus_1", name: "Ada", member_no: "M-1", date_of_birth: null, blocked: false, block_reason: null }
const bob = { id: "cus_2", name: "Bob", email: null }
const one = withDisc({ ...EMPTY_BASKET, customer: ada }, free("MS1"))

describe("the basket of a walk-in", () => {
  it("takes a free disc once, whatever the case of its code", () => {
    expect(refusalOf(EMPTY_BASKET, free("MS1"))).toBeNull()
    expect(refusalOf(one, free("ms1"))).toEqual({ why: "twice" })
    expect(withoutDisc(one, "ms1").items).toEqual([])
  })

  it("says who has a disc that is out, and for whom one is booked or kept", () => {
    const out = free("MS2", { rental: rental({ status: "out", customer: bob }), actions: ["return"] })
    const reserved = free("MS2", { rental: rental({ status: "reserved", customer: bob }), actions: ["pick"] })
    const hold = { id: "rhld_1", status: "ready", days: 2, customer: bob, ready_at: null, expires_at: null }
    expect(refusalOf(one, out)).toEqual({ why: "out", who: bob })
    expect(refusalOf(one, reserved)).toEqual({ why: "booked", who: bob })
    expect(refusalOf(one, free("MS2", { hold }))).toEqual({ why: "held", who: bob })
    expect(refusalOf(one, free("MS2", { hold: { ...hold, customer: { ...bob, id: ada.id } } }))).toBeNull()
  })

  it("takes no disc nobody can have", () => {
    expect(refusalOf(EMPTY_BASKET, free("MS3", { actions: ["shelve"] }))).toEqual({ why: "status" })
  })

  it("holds fifty at most, as the server does", () => {
    const codes = Array.from({ length: 50 }, (_, index) => free(`MS${index + 100}`))
    const full = codes.reduce(withDisc, one.items.length ? withoutDisc(one, "MS1") : one)
    expect(refusalOf(full, free("MS999"))).toEqual({ why: "full" })
  })
})

describe("the request of a walk-in", () => {
  it("is made only once it is complete", () => {
    expect(missingOf(EMPTY_BASKET)).toEqual(["discs", "customer"])
    expect(missingOf({ ...one, period: { days: "0" } })).toEqual(["period"])
    expect(walkInBody({ ...one, period: { days: "1.5" } }, "sloc_1")).toBeNull()
    expect(walkInBody(one, "")).toBeNull()
    expect(walkInBody(one, "sloc_1")).toEqual({
      customer_id: "cus_1",
      barcodes: ["MS1"],
      location_id: "sloc_1",
      days: 1,
    })
    expect(walkInBody({ ...one, period: { due_date: "2026-12-24" } }, "sloc_1")).toMatchObject({
      due_date: "2026-12-24",
    })
  })

  it("is confirmed only with a price for exactly these discs", () => {
    const priced = (...codes: string[]) => ({ items: codes.map((barcode) => ({ barcode })) }) as WalkInPreview
    expect(isAbout(priced("ms1"), one)).toBe(true)
    expect(isAbout(priced("MS1", "MS2"), one)).toBe(false)
    expect(isAbout(priced(), one)).toBe(false)
    expect(isAbout(undefined, one)).toBe(false)
  })
})

describe("a member's card", () => {
  const member = (member_no: string | null) => ({ member_no, customer_id: `cus_${member_no}` }) as Member
  it("names its member exactly, not those who merely look alike", () => {
    expect(memberOfCard([member("M-10"), member("M-1"), member(null)], "m-1")).toMatchObject({ member_no: "M-1" })
    expect(memberOfCard([member("M-10")], "M-1")).toBeNull()
  })
})
