import { publishProblems, type PublishFacts } from "../publish-rules"

const RANKS: Record<string, number> = { NM: 7, "VG+": 6, VG: 5, G: 3 }
const problems = (facts: Partial<PublishFacts>, below = RANKS.VG!) =>
  publishProblems({ media_type: "vinyl", relations: [], offers: [], ...facts }, (grade) => RANKS[grade], below).map(
    ({ path, code }) => `${path} ${code}`,
  )

describe("publishing", () => {
  it("wants two releases in a box", () => {
    const contains = { kind: "contains" }
    expect(problems({ media_type: "boxset", relations: [contains, { kind: "reissue_of" }] })).toEqual([
      "relations media_boxset_incomplete",
    ])
    expect(problems({ media_type: "boxset", relations: [contains, contains] })).toEqual([])
    expect(problems({ media_type: "vinyl" })).toEqual([])
  })

  it("wants a note and a photo of a copy graded below the threshold, by disc or by sleeve", () => {
    const both = [
      "offers.0.grading_note media_grade_evidence_required",
      "offers.0.photos media_grade_evidence_required",
    ]
    expect(problems({ offers: [{ condition: "used", media_grade: "G" }] })).toEqual(both)
    expect(problems({ offers: [{ condition: "used", media_grade: "NM", sleeve_grade: "G" }] })).toEqual(both)
    expect(
      problems({ offers: [{ condition: "used", media_grade: "G", grading_note: "x", photos: ["/p.jpg"] }] }),
    ).toEqual([])
    expect(problems({ offers: [{ condition: "used", media_grade: "VG", sleeve_grade: "VG" }] })).toEqual([])
    expect(problems({ offers: [{ condition: "used", media_grade: "VG" }] }, RANKS["VG+"])).toEqual(both)
    expect(problems({ offers: [{ condition: "new" }] })).toEqual([])
  })
})
