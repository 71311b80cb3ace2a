import type { z } from "@medusajs/framework/zod"
import { toProblems } from "../../../../lib/problems"
import { GRADE_SCALE_SEED } from "../grading"
import {
  createAttributeSchema,
  createContributorSchema,
  createGradeSchema,
  createTermSchema,
  createTitleGroupSchema,
  updateTermSchema,
} from "../schemas"
import { VOCABULARY_SEED } from "../vocabularies"

const labels = { en: "Signed", zhCN: "签名" }
const problems = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value)
  return result.success ? [] : toProblems(result.error, "media_invalid").map(({ path }) => path)
}

describe("what a merchant may define", () => {
  it("includes every term and grade a shop starts with", () => {
    expect(VOCABULARY_SEED.flatMap((term) => problems(createTermSchema, term))).toEqual([])
    expect(GRADE_SCALE_SEED.flatMap((grade) => problems(createGradeSchema, grade))).toEqual([])
  })

  it("keeps what items point at", () => {
    expect(problems(updateTermSchema, { code: "x", vocabulary: "genre", labels })).toEqual(["code", "vocabulary"])
  })

  it("needs a label in one language and names each option once", () => {
    const option = { value: "red", label: { en: "Red" } }
    const attribute = (over: object) => problems(createAttributeSchema, { key: "signed", labels, ...over })
    expect(attribute({ kind: "enum", options: [option, { value: "blue" }], labels: { zhCN: "签名" } })).toEqual([])
    expect(attribute({ kind: "enum_multi", options: [option, option] })).toEqual(["options.1.value"])
    expect(attribute({ kind: "colour", labels: {} }).sort()).toEqual(["kind", "labels"])
  })

  it("refuses factors and years out of range and kinds that are none", () => {
    const grade = { scale: "disc", code: "EX", label: labels, rank: 5 }
    expect(problems(createGradeSchema, { ...grade, price_factor: 2.1 })).toEqual(["price_factor"])
    expect(problems(createTitleGroupSchema, { kind: "album", title: "A", first_year: 1500 })).toEqual(["first_year"])
    expect(problems(createContributorSchema, { kind: "band", name: " " }).sort()).toEqual(["kind", "name"])
  })
})
