import { z } from "@medusajs/framework/zod"
import type { MediaTypeDefinition } from "./define"
import { runtimeValueSchema, type RuntimeAttribute } from "./runtime-attribute"

interface Compiled {
  /** Every key as the type and the merchant define it, required ones required. */
  full: z.ZodObject
  /** The same with every key optional. */
  partial: z.ZodObject
  required: ReadonlySet<string>
  /** Keys whose choices are numbers (`rpm`); forms and files bring them as text. */
  numeric: ReadonlySet<string>
}

/**
 * Schemas by type and list of run-time attributes: a batch of items is checked against one list, and building a zod
 * object for each item would cost more than checking it.
 */
const cache = new WeakMap<readonly RuntimeAttribute[], WeakMap<MediaTypeDefinition, Compiled>>()
const NONE: readonly RuntimeAttribute[] = []

/** One schema of all attributes of a type: what its code defines, then what the merchant added and keeps active. */
export function attributeSchema(type: MediaTypeDefinition, runtime: readonly RuntimeAttribute[] = NONE): z.ZodObject {
  return compile(type, runtime).full
}

/** Schema and facts used by validation. */
export function compile(type: MediaTypeDefinition, runtime: readonly RuntimeAttribute[]): Compiled {
  const list = runtime.length ? runtime : NONE
  let byType = cache.get(list)
  if (!byType) cache.set(list, (byType = new WeakMap()))
  let compiled = byType.get(type)
  if (!compiled) byType.set(type, (compiled = build(type, list)))
  return compiled
}

function build(type: MediaTypeDefinition, runtime: readonly RuntimeAttribute[]): Compiled {
  const shape: Record<string, z.ZodType> = { ...type.attributes.shape } as Record<string, z.ZodType>
  const bare: Record<string, z.ZodType> = {}
  const required = new Set<string>()
  for (const [key, schema] of Object.entries(shape)) {
    if (!schema.safeParse(undefined).success) required.add(key)
    bare[key] = schema.optional()
  }
  for (const attribute of runtime) {
    // A key the type took over in a later version keeps the type's own meaning.
    if (!attribute.is_active || Object.hasOwn(type.attributes.shape, attribute.key)) continue
    const schema = runtimeValueSchema(attribute)
    shape[attribute.key] = attribute.required ? schema : schema.optional()
    bare[attribute.key] = schema.optional()
    if (attribute.required) required.add(attribute.key)
  }
  const numeric = new Set(Object.keys(shape).filter((key) => hasNumericChoices(type.attributes.shape[key])))
  return { full: z.strictObject(shape), partial: z.strictObject(bare), required, numeric }
}

function hasNumericChoices(schema: unknown): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  return inner instanceof z.ZodLiteral && [...inner.values].every((value) => typeof value === "number")
}
