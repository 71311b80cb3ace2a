import { z } from "@medusajs/framework/zod"
import type { Labels, Vocabulary } from "../enums"
import { attributeSchema } from "./attribute-schema"
import type { MediaTypeDefinition } from "./define"
import type { RuntimeAttribute } from "./runtime-attribute"

export interface LabelledOption {
  value: string | number
  label: Labels
  hidden?: boolean
}

/** One property of the schema: JSON Schema 2020-12 and, under `x-`, what a form needs. */
export interface AttributeJsonSchema extends Record<string, unknown> {
  "x-label": Labels
  "x-unit"?: string
  "x-options"?: LabelledOption[]
  "x-vocabulary"?: Vocabulary
}

export interface AttributesJsonSchema extends Record<string, unknown> {
  $schema: string
  type: "object"
  title: string
  properties: Record<string, AttributeJsonSchema>
  required: string[]
  additionalProperties: false
  "x-label": Labels
}

/** JSON Schema 2020-12 of a type's attributes, run-time ones included: the admin form is drawn from it. */
export function attributesJsonSchema(
  type: MediaTypeDefinition,
  runtime: readonly RuntimeAttribute[] = [],
): AttributesJsonSchema {
  const schema = z.toJSONSchema(attributeSchema(type, runtime), {
    target: "draft-2020-12",
    io: "input",
    unrepresentable: "any",
  }) as { $schema: string; properties?: Record<string, Record<string, unknown>>; required?: string[] }
  const added = new Map(runtime.map((attribute) => [attribute.key, attribute]))
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => [
    key,
    Object.hasOwn(type.attributes.shape, key)
      ? ownProperty(type, key, property)
      : addedProperty(added.get(key), key, property),
  ])
  return {
    $schema: schema.$schema,
    type: "object",
    title: type.code,
    "x-label": type.label,
    properties: Object.fromEntries(properties) as Record<string, AttributeJsonSchema>,
    required: schema.required ?? [],
    additionalProperties: false,
  }
}

function ownProperty(type: MediaTypeDefinition, key: string, property: Record<string, unknown>): AttributeJsonSchema {
  const labels = type.optionLabels?.[key]
  const values = choicesOf(property)
  const unit = type.units?.[key]
  const vocabulary = type.vocabularies?.[key]
  return {
    ...property,
    "x-label": type.attributeLabels[key] ?? { en: key, zhCN: key },
    ...(unit ? { "x-unit": unit } : {}),
    ...(vocabulary ? { "x-vocabulary": vocabulary } : {}),
    ...(values
      ? { "x-options": values.map((value) => ({ value, label: labels?.[String(value)] ?? same(value) })) }
      : {}),
  }
}

function addedProperty(
  attribute: RuntimeAttribute | undefined,
  key: string,
  property: Record<string, unknown>,
): AttributeJsonSchema {
  return {
    ...property,
    "x-label": attribute?.labels ?? same(key),
    ...(attribute?.unit ? { "x-unit": attribute.unit } : {}),
    ...(attribute?.options?.length ? { "x-options": attribute.options.map((option) => ({ ...option })) } : {}),
  }
}

/** The values of an enum, or of the elements of a list of them. */
function choicesOf(property: Record<string, unknown>): (string | number)[] | undefined {
  const holder = property.type === "array" ? (property.items as Record<string, unknown> | undefined) : property
  return Array.isArray(holder?.enum) ? (holder.enum as (string | number)[]) : undefined
}

const same = (value: string | number): Labels => ({ en: String(value), zhCN: String(value) })

export type AttributeValueKind = "text" | "int" | "decimal" | "bool" | "date" | "enum" | "enum_multi" | "text_multi"

/** One attribute as a flat list describes it: CSV columns, facets, a detail page. */
export interface AttributeDescription {
  key: string
  kind: AttributeValueKind
  label: Labels
  required: boolean
  unit: string | null
  vocabulary: Vocabulary | null
  options: LabelledOption[]
  /** The type's own (false) or a merchant's (true). */
  runtime: boolean
  facet: boolean
}

/** All attributes of a type in their order, from the same schema as everything else. */
export function describeAttributes(
  type: MediaTypeDefinition,
  runtime: readonly RuntimeAttribute[] = [],
): AttributeDescription[] {
  const schema = attributesJsonSchema(type, runtime)
  return Object.entries(schema.properties).map(([key, property]) => {
    const own = Object.hasOwn(type.attributes.shape, key)
    const added = runtime.find((attribute) => attribute.key === key)
    return {
      key,
      kind: valueKind(property),
      label: property["x-label"],
      required: schema.required.includes(key),
      unit: property["x-unit"] ?? null,
      vocabulary: property["x-vocabulary"] ?? null,
      options: property["x-options"] ?? [],
      runtime: !own,
      facet: own ? type.facets.includes(key) : added?.facetable === true,
    }
  })
}

function valueKind(property: AttributeJsonSchema): AttributeValueKind {
  if (property.type === "array") return property["x-options"] ? "enum_multi" : "text_multi"
  if (property["x-options"]) return "enum"
  if (property.type === "boolean") return "bool"
  if (property.type === "integer") return "int"
  if (property.type === "number") return "decimal"
  return property.format === "date" ? "date" : "text"
}
