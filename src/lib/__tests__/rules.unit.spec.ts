import { z } from "@medusajs/framework/zod"
import { rule } from "../rules"

const schema = z.strictObject({ name: z.string(), size: z.number() }).check(
  rule(({ name, size }, report) => {
    if (size > 3) report(["size"], "is too large")
    if (name.trim() === "x") report(["name"], "is taken")
    if (name.trim() === "y") throw new Error("a fault of the rule")
  }),
)
const problems = (value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => [path[0], message])

describe("rule", () => {
  it("tells of its faults beside those of single fields", () => {
    expect(problems({ name: " x", size: 4 })).toEqual([
      ["size", "is too large"],
      ["name", "is taken"],
    ])
    expect(problems({ name: "x", size: "small" })).toEqual([
      ["size", expect.any(String)],
      ["name", "is taken"],
    ])
  })

  it.each([5, null, {}, [], undefined, { trim: 1 }])("stumbles over no shape that is at fault already: %j", (name) => {
    expect(problems({ name, size: 4 })).toEqual([
      ["name", expect.any(String)],
      ["size", "is too large"],
    ])
  })

  it("hides no fault of its own", () => {
    expect(() => schema.safeParse({ name: "y", size: 1 })).toThrow("a fault of the rule")
  })
})
