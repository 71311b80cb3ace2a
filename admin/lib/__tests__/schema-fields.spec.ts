import { checkInput, fromInput, schemaField, schemaFields, toInput, type JsonSchema } from "../schema-fields"

const vinyl: JsonSchema = {
  type: "object",
  required: ["rpm"],
  properties: {
    rpm: {
      type: "number",
      enum: [33, 45, 78],
      "x-label": { en: "Speed", zhCN: "转速" },
      "x-options": [
        { value: 33, label: { en: "33⅓ rpm", zhCN: "33⅓ 转" } },
        { value: 45, label: { en: "45 rpm", zhCN: "45 转" } },
        { value: 78, label: { en: "78 rpm", zhCN: "78 转" }, hidden: true },
      ],
    },
    weight_g: { type: "integer", minimum: 1, maximum: 1000, "x-unit": "g" },
    is_flexi: { type: "boolean" },
    colour: { type: "string", maxLength: 5 },
    formats: { type: "array", items: { type: "string", enum: ["a", "b"] } },
    extras: { type: "array", items: { type: "string" } },
    ratio: { anyOf: [{ type: "number" }, { type: "null" }] },
    platform: { type: "string", "x-vocabulary": "platform" },
    huge: { type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 },
  },
}
const fields = Object.fromEntries(schemaFields(vinyl).map((field) => [field.key, field]))
const field = (key: string) => {
  const found = fields[key]
  if (!found) throw new Error(key)
  return found
}

describe("a form rendered from a schema", () => {
  it("chooses the input that fits each property, in the schema's order", () => {
    expect(schemaFields(vinyl).map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
      "rpm: enum",
      "weight_g: int",
      "is_flexi: bool",
      "colour: text",
      "formats: enum_multi",
      "extras: list",
      "ratio: decimal",
      "platform: text",
      "huge: int",
    ])
  })

  it("takes labels, units, vocabularies and hidden choices from the schema", () => {
    expect(field("rpm")).toMatchObject({ required: true, labels: { en: "Speed" }, hidden: new Set(["78"]) })
    expect(field("weight_g").unit).toBe("g")
    expect(field("platform").vocabulary).toBe("platform")
  })

  it("ignores the limits of safe integers, which say nothing to a person", () => {
    expect(field("huge").minimum).toBeUndefined()
  })

  it.each([
    ["rpm", 45, "45"],
    ["weight_g", 180, "180"],
    ["is_flexi", false, "false"],
    ["colour", "red", "red"],
    ["formats", ["a", "b"], ["a", "b"]],
    ["extras", ["poster", "book"], "poster\nbook"],
    ["ratio", 1.85, "1.85"],
  ])("brings %s through the input unchanged", (key, value, input) => {
    expect(toInput(field(key), value)).toEqual(input)
    expect(fromInput(field(key), input)).toEqual(value)
  })

  it("sends nothing for what is empty", () => {
    for (const key of Object.keys(fields)) expect(fromInput(field(key), toInput(field(key), undefined))).toBeUndefined()
  })

  it("sends an unreadable number as typed, so that the server names the field", () => {
    expect(fromInput(field("weight_g"), "heavy")).toBe("heavy")
  })

  it("sees the faults it can see while typing", () => {
    expect(checkInput(field("rpm"), "")).toEqual({ rule: "required" })
    expect(checkInput(field("weight_g"), "")).toBeNull()
    expect(checkInput(field("weight_g"), "1.5")).toEqual({ rule: "integer" })
    expect(checkInput(field("weight_g"), "x")).toEqual({ rule: "number" })
    expect(checkInput(field("weight_g"), "0")).toEqual({ rule: "min", limit: 1 })
    expect(checkInput(field("weight_g"), "1001")).toEqual({ rule: "max", limit: 1000 })
    expect(checkInput(field("colour"), "yellow")).toEqual({ rule: "maxLength", limit: 5 })
  })

  it("reads an optional value and a union of constants", () => {
    expect(
      schemaField("a", { anyOf: [{ type: "string", format: "currency" }, { type: "null" }] }, false),
    ).toMatchObject({
      kind: "text",
      format: "currency",
    })
    expect(schemaField("b", { anyOf: [{ const: 1 }, { const: 2 }] }, true)).toMatchObject({
      kind: "enum",
      options: [1, 2],
    })
  })
})
