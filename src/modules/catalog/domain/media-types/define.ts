import type { z } from "@medusajs/framework/zod"
import type { Carrier, Labels, TitleGroupKind, Vocabulary } from "../enums"

/** What a plugin developer writes down for a media type. */
export interface MediaTypeInput {
  /** Lower case, digits and `_`; stored on every item, so it cannot change. */
  code: string
  /** Code of the type this one is a kind of; orders lists, inherits nothing. */
  parent?: string
  carrier: Carrier
  label: Labels
  /** `z.strictObject({...})`: drives validation, the JSON Schema, the admin form and the CSV columns. */
  attributes: z.ZodObject
  /** Label of every attribute, by key. */
  attributeLabels: Record<string, Labels>
  /** Labels of an attribute's choices, by key and value; a choice without one shows its value. */
  optionLabels?: Record<string, Record<string, Labels>>
  /** Unit shown behind an attribute, by key (`g`, `min`). */
  units?: Record<string, string>
  /** Attributes whose values are term codes of a vocabulary. */
  vocabularies?: Record<string, Vocabulary>
  /** Attributes offered as search filters. */
  facets: string[]
  /** Kind of title group a new item of this type usually belongs to. @default "other" */
  titleGroupKind?: TitleGroupKind
  /** ONIX code list 150, when one code fits. */
  onixForm?: string
  rentable: boolean
  digital: boolean
  /** Raised whenever stored attributes need a `migrate` step. Starts at 1. */
  attrVersion: number
  /** From a version to the next one. Runs on read, is saved with the next write. */
  migrate?: Record<number, (old: Record<string, unknown>) => Record<string, unknown>>
  /** Place in lists; after the types registered before when left out. */
  rank?: number
}

/** A checked, frozen type. Only `defineMediaType` makes one. */
export type MediaTypeDefinition = Readonly<MediaTypeInput & { titleGroupKind: TitleGroupKind }>

/** Media type codes and attribute keys: CSV columns and facet names are built from them. */
export const CODE_PATTERN = /^[a-z][a-z0-9_]{0,39}$/

/**
 * Declares a media type. A mistake stops the start with a message that names the type and the field.
 *
 * @example
 * export const flexi = defineMediaType({
 *   code: "flexi", parent: "vinyl", carrier: "record", label: { en: "Flexi disc", zhCN: "薄膜唱片" },
 *   attributes: z.strictObject({ magazine: z.string().max(200).optional() }),
 *   attributeLabels: { magazine: { en: "Magazine", zhCN: "随附杂志" } },
 *   facets: [], rentable: false, digital: false, attrVersion: 1,
 * })
 */
export function defineMediaType(input: MediaTypeInput): MediaTypeDefinition {
  const fail = (what: string): never => {
    throw new Error(`media type "${input.code}": ${what}`)
  }
  if (!CODE_PATTERN.test(input.code)) fail(`code does not match ${CODE_PATTERN.source}`)
  if (!Number.isInteger(input.attrVersion) || input.attrVersion < 1) fail("attrVersion must be an integer from 1")
  const keys = Object.keys(input.attributes.shape)
  for (const key of keys) {
    if (!CODE_PATTERN.test(key)) fail(`attribute "${key}" does not match ${CODE_PATTERN.source}`)
    if (!input.attributeLabels[key]) fail(`attribute "${key}" has no label`)
  }
  const named = {
    facets: input.facets,
    units: Object.keys(input.units ?? {}),
    vocabularies: Object.keys(input.vocabularies ?? {}),
  }
  for (const [list, names] of Object.entries(named)) {
    const stranger = names.find((name) => !keys.includes(name))
    if (stranger !== undefined) fail(`${list} names "${stranger}", which is no attribute`)
  }
  return Object.freeze({ ...input, titleGroupKind: input.titleGroupKind ?? "other" })
}
