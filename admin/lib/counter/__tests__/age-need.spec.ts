import type { WalkInPreview } from "../../rental-types"
import { ageNeed, obstaclesOf } from "../age-need"
import { refusal } from "./fake-desk"

const preview = (...codes: string[]) =>
  ({ problems: codes.map((code) => ({ path: "", code, message: code })) }) as WalkInPreview
const unverified = "media_rental_age_unverified"

describe("a walk-in of a title with an age", () => {
  it("asks for the birth date before anything is sent, and no more once it is known", () => {
    expect(ageNeed(preview(unverified), null, null)).toBe("unverified")
    expect(ageNeed(preview(unverified), null, "1990-05-01")).toBeNull()
    expect(ageNeed(preview(), null, null)).toBeNull()
    expect(ageNeed(undefined, null, null)).toBeNull()
  })

  it("asks when only the attempt says so, and again after a date that makes the customer too young", () => {
    expect(ageNeed(preview(), refusal(400, unverified), null)).toBe("unverified")
    expect(ageNeed(preview(), refusal(400, "media_rental_age_required"), "2020-05-01")).toBe("too_young")
    expect(ageNeed(preview(), refusal(400, "media_rental_age_required"), null)).toBeNull()
  })

  it("is held up by everything else", () => {
    expect(obstaclesOf(preview(unverified, "media_rental_debt")).map(({ code }) => code)).toEqual(["media_rental_debt"])
  })
})
