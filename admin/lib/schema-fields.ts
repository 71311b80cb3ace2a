import type { Labels } from "./types"

/** The part of JSON Schema 2020-12 that our schemas use. */
export interface JsonSchema {
  type?: string | string[]
  title?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  default?: unknown
  "x-label"?: Labels
  "x-options"?: { value: string | number; label: Labels; hidden?: boolean }[]
  "x-vocabulary"?: string
  "x-unit"?: string
}

export type FieldKind = "text" | "int" | "decimal" | "bool" | "date" | "enum" | "enum_multi" | "list"

/** One input of a form rendered from a schema. */
export interface SchemaField {
  key: string
  kind: FieldKind
  required: boolean
  labels: Labels | null
  unit: string | null
  /** Allowed values, with their own type kept: `33` stays a number. */
  options: (string | number)[]
  /** Values that are no longer offered but may still be stored. */
  hidden: ReadonlySet<string>
  /** The value is the code of a term of this vocabulary. */
  vocabulary: string | null
  /** What kind of text it is, where an input can help: `currency`, `time-zone`. */
  format: string | null
  optionLabels: Record<string, Labels>
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: string
}

/** The fields of an object schema, in its own order. */
export function schemaFields(schema: JsonSchema | undefined): SchemaField[] {
  const required = new Set(schema?.required ?? [])
  return Object.entries(schema?.properties ?? {}).map(([key, property]) =>
    schemaField(key, property, required.has(key)),
  )
}

/** One property as a field; what a form cannot offer as anything better becomes a text. */
export function schemaField(key: string, property: JsonSchema, required: boolean): SchemaField {
  const schema = withoutNull(property)
  const options = optionsOf(schema)
  const choices = property["x-options"] ?? []
  const itemOptions = schema.items ? optionsOf(withoutNull(schema.items)) : []
  return {
    key,
    kind: kindOf(schema, options, itemOptions),
    required,
    labels: property["x-label"] ?? schema["x-label"] ?? null,
    unit: property["x-unit"] ?? schema["x-unit"] ?? null,
    options: options.length > 0 ? options : itemOptions,
    optionLabels: Object.fromEntries(choices.map(({ value, label }) => [String(value), label])),
    hidden: new Set(choices.filter((choice) => choice.hidden).map(({ value }) => String(value))),
    vocabulary: property["x-vocabulary"] ?? null,
    format: schema.format ?? null,
    minimum: lowest(schema),
    maximum: highest(schema),
    maxLength: schema.maxLength,
    pattern: schema.pattern,
  }
}

function withoutNull(schema: JsonSchema): JsonSchema {
  const branches = schema.anyOf ?? schema.oneOf
  if (!branches) return schema
  const rest = branches.filter((branch) => branch.type !== "null")
  // A union of constants (zod's `union` of literals) is a choice; one remaining branch is the optional value itself.
  if (rest.length === 1) return { ...schema, anyOf: undefined, oneOf: undefined, ...rest[0] }
  if (rest.every((branch) => branch.const !== undefined)) {
    return { ...schema, anyOf: undefined, oneOf: undefined, enum: rest.map((branch) => branch.const) }
  }
  return { ...schema, anyOf: undefined, oneOf: undefined, type: "string" }
}

function optionsOf(schema: JsonSchema): (string | number)[] {
  const values = schema.enum ?? (schema.const !== undefined ? [schema.const] : [])
  return values.filter((value): value is string | number => typeof value === "string" || typeof value === "number")
}

function kindOf(schema: JsonSchema, options: unknown[], itemOptions: unknown[]): FieldKind {
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type
  if (type === "array") return itemOptions.length > 0 ? "enum_multi" : "list"
  if (options.length > 0) return "enum"
  if (type === "boolean") return "bool"
  if (type === "integer") return "int"
  if (type === "number") return "decimal"
  return schema.format === "date" ? "date" : "text"
}

// zod writes its safe-integer limits into the schema of every integer; they say nothing to a person.
const meaningful = (value: number | undefined) =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined
const lowest = (schema: JsonSchema) => meaningful(schema.minimum ?? schema.exclusiveMinimum)
const highest = (schema: JsonSchema) => meaningful(schema.maximum ?? schema.exclusiveMaximum)

/** What an input holds: texts for everything typed, a list for several choices, a three-state for yes/no. */
export type FieldInput = string | string[]

/** A stored value as what the input shows. */
export function toInput(field: SchemaField, value: unknown): FieldInput {
  if (field.kind === "enum_multi") return Array.isArray(value) ? value.map(String) : []
  if (field.kind === "list") return Array.isArray(value) ? value.join("\n") : ""
  if (value === null || value === undefined) return ""
  return String(value)
}

/**
 * What the input shows as the value to send; `undefined` when it is empty.
 * A text that is no number is sent as it is, so that the server names the fault at this field.
 */
export function fromInput(field: SchemaField, input: FieldInput | undefined): unknown {
  if (input === undefined) return undefined
  if (Array.isArray(input)) {
    return input.length > 0 ? input.map((value) => field.options.find((o) => String(o) === value) ?? value) : undefined
  }
  const text = input.trim()
  if (text === "") return undefined
  switch (field.kind) {
    case "int":
    case "decimal":
      return Number.isFinite(Number(text)) ? Number(text) : text
    case "bool":
      return text === "true"
    case "enum":
      return field.options.find((option) => String(option) === text) ?? text
    case "list":
      return text
        .split(/[\n,;，；、]/)
        .map((part) => part.trim())
        .filter(Boolean)
    default:
      return text
  }
}

export type FieldFault =
  { rule: "required" | "number" | "integer" | "pattern" } | { rule: "min" | "max" | "maxLength"; limit: number }

/** The first fault that can be seen without asking the server, so that it shows while typing. */
export function checkInput(field: SchemaField, input: FieldInput | undefined): FieldFault | null {
  const empty = input === undefined || input.length === 0 || (typeof input === "string" && input.trim() === "")
  if (empty) return field.required ? { rule: "required" } : null
  if (Array.isArray(input)) return null
  if (field.kind === "int" || field.kind === "decimal") return checkNumber(field, input)
  if (field.maxLength !== undefined && input.length > field.maxLength) {
    return { rule: "maxLength", limit: field.maxLength }
  }
  if (field.kind === "text" && field.pattern && !new RegExp(field.pattern, "u").test(input.trim())) {
    return { rule: "pattern" }
  }
  return null
}

function checkNumber(field: SchemaField, input: string): FieldFault | null {
  const value = Number(input)
  if (!Number.isFinite(value)) return { rule: "number" }
  if (field.kind === "int" && !Number.isInteger(value)) return { rule: "integer" }
  if (field.minimum !== undefined && value < field.minimum) return { rule: "min", limit: field.minimum }
  if (field.maximum !== undefined && value > field.maximum) return { rule: "max", limit: field.maximum }
  return null
}

/** `sample_rate_hz` → `Sample rate hz`: the last resort when neither the schema nor the locale names a key. */
export function humanise(key: string): string {
  const words = key.replace(/^.*\./, "").replace(/_/g, " ").trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
