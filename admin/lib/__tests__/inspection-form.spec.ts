import { unit } from "../counter/__tests__/fake-desk"
import { draftOf, findingsOf, inspectionField } from "../inspection-form"

const graded = unit({ media_grade: "VG+", sleeve_grade: "VG" })

describe("the findings of an inspection", () => {
  it("of a copy that is as it was are only that it is in order", () => {
    expect(findingsOf(draftOf(graded, null), graded)).toEqual({
      wrong: [],
      input: {
        case_ok: true,
        inserts_ok: true,
        plays_ok: null,
        missing_parts: [],
        note: null,
        charges: [],
        next_status: "available",
      },
    })
  })

  it("name what has changed, part by part and amount by amount", () => {
    const draft = draftOf(graded, null)
    draft.media_grade = "G"
    draft.plays_ok = "no"
    draft.missing_parts = " booklet \n\n封套；海报"
    draft.charges.damage = { amount: "2,5", reason: " scratched " }
    draft.charges.missing_part = { amount: "4", reason: "" }
    const { input } = findingsOf(draft, graded)
    expect(input).toMatchObject({
      media_grade: "G",
      plays_ok: false,
      missing_parts: ["booklet", "封套", "海报"],
      charges: [
        { kind: "damage", amount: "2.5", reason: "scratched" },
        { kind: "missing_part", amount: "4" },
      ],
    })
    expect(input).not.toHaveProperty("sleeve_grade")
  })

  it("with an amount that is none say which", () => {
    const draft = draftOf(graded, null)
    draft.charges.cleaning = { amount: "lots", reason: "" }
    expect(findingsOf(draft, graded).wrong).toEqual(["cleaning"])
  })

  it("come back into the form as they were sent", () => {
    const draft = draftOf(graded, null)
    draft.charges.damage = { amount: "2.50", reason: "scratched" }
    draft.missing_parts = "booklet\nposter"
    draft.plays_ok = "yes"
    const { input } = findingsOf(draft, graded)
    expect(findingsOf(draftOf(graded, input), graded).input).toEqual(input)
  })
})

describe("problems of the server", () => {
  const sent = { charges: [{ kind: "missing_part", amount: "99" }] } as never
  it("stand at the field they are about, whichever route named it", () => {
    expect(inspectionField("inspection.media_grade", null)).toBe("media_grade")
    expect(inspectionField("charges.0.amount", sent)).toBe("charges.missing_part.amount")
    expect(inspectionField("inspection.charges.0.amount", sent)).toBe("charges.missing_part.amount")
    expect(inspectionField("missing_parts.2", null)).toBe("missing_parts")
    expect(inspectionField("charges", sent)).toBeNull()
    expect(inspectionField("returned_at", null)).toBeNull()
  })
})
