import type { MedusaContainer } from "@medusajs/framework/types"
import { getMediaType, migrateAttributes, type MediaTypeDefinition } from "../../../modules/catalog/domain/media-types"
import { labelIn, type Labels } from "./locale"
import { select } from "../../lib/sql"
import type { ItemRow } from "./store-items"

/** One attribute of an item, ready to be shown. */
export interface AttributeView {
  key: string
  label: string
  /** As stored. */
  value: unknown
  /** As a person reads it: choices by label, numbers with unit, yes and no in words. */
  display: string
}

/** An attribute a merchant added to a media type at run time. */
export interface AttributeDefinitionRow {
  media_type: string
  key: string
  options: unknown
  unit: string | null
  labels: Partial<Labels> | null
}

/** Labels of vocabulary terms by `vocabulary:code`. */
export type TermLabels = ReadonlyMap<string, Partial<Labels>>

/** Active run-time attributes of the media types of the given items, in the merchant's order. */
export function attributeDefinitionRows(
  container: MedusaContainer,
  itemIds: readonly string[],
): Promise<AttributeDefinitionRow[]> {
  return select(
    container,
    `select mad.media_type, mad.key, mad.options, mad.unit, mad.labels
       from media_attribute_definition mad
      where mad.deleted_at is null and mad.is_active
        and mad.media_type in (select mi.media_type from media_item mi where mi.id = any(?))
      order by mad.media_type, mad.rank, mad.key
      limit 2000`,
    [itemIds],
  )
}

type Stored = Pick<ItemRow, "media_type" | "attributes" | "attr_version">

/** An item's attributes in the form its type has now; rows written by an older version are brought up on read. */
function currentAttributes(item: Stored): Record<string, unknown> {
  const type = getMediaType(item.media_type)
  return type ? migrateAttributes(type, item.attributes, item.attr_version).attributes : item.attributes
}

/** Labels for attribute values that are term codes (a game's platform); reads nothing when no item has such a one. */
export async function attributeTermLabels(container: MedusaContainer, items: readonly Stored[]): Promise<TermLabels> {
  const wanted = new Map<string, { vocabulary: string; code: string }>()
  for (const item of items) {
    const vocabularies = Object.entries(getMediaType(item.media_type)?.vocabularies ?? {})
    const attributes = vocabularies.length ? currentAttributes(item) : {}
    for (const [key, vocabulary] of vocabularies) {
      const codes = listOf(attributes[key]).map(String)
      for (const code of codes) wanted.set(`${vocabulary}:${code}`, { vocabulary, code })
    }
  }
  if (wanted.size === 0) return new Map()
  const pairs = [...wanted.values()]
  const rows = await select<{ vocabulary: string; code: string; labels: Partial<Labels> }>(
    container,
    `select mt.vocabulary, mt.code, mt.labels
       from media_term mt
       join unnest(?::text[], ?::text[]) as pair(vocabulary, code)
         on pair.vocabulary = mt.vocabulary and pair.code = mt.code
      where mt.deleted_at is null`,
    [pairs.map((pair) => pair.vocabulary), pairs.map((pair) => pair.code)],
  )
  return new Map(rows.map((row) => [`${row.vocabulary}:${row.code}`, row.labels]))
}

/** The attributes of an item that are known to its type or to the merchant; others are leftovers and stay inside. */
export function attributeViews(
  item: Stored,
  definitions: readonly AttributeDefinitionRow[],
  terms: TermLabels,
  locale: string | null,
): AttributeView[] {
  const type = getMediaType(item.media_type)
  const attributes = currentAttributes(item)
  const builtIn = Object.entries(type?.attributeLabels ?? {}).map(([key, labels]) => ({
    key,
    labels,
    unit: type?.units?.[key] ?? null,
    choice: (value: unknown) => builtInChoice(type, key, value, terms),
  }))
  const added = definitions.map((definition) => ({
    key: definition.key,
    labels: definition.labels,
    unit: definition.unit,
    choice: (value: unknown) => addedChoice(definition.options, value),
  }))
  return [...builtIn, ...added].flatMap(({ key, labels, unit, choice }) => {
    const value = attributes[key]
    if (value === undefined || value === null) return []
    const display = listOf(value)
      .map((single) => displayOf(single, unit, choice(single), locale))
      .join(", ")
    return [{ key, label: labelIn(labels, locale) ?? key, value, display }]
  })
}

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

function builtInChoice(
  type: MediaTypeDefinition | undefined,
  key: string,
  value: unknown,
  terms: TermLabels,
): Partial<Labels> | undefined {
  const vocabulary = type?.vocabularies?.[key]
  return vocabulary ? terms.get(`${vocabulary}:${String(value)}`) : type?.optionLabels?.[key]?.[String(value)]
}

/** Options of a run-time attribute are `[{ value, label }]`; hidden ones still name what items have. */
function addedChoice(options: unknown, value: unknown): Partial<Labels> | undefined {
  if (!Array.isArray(options)) return undefined
  const entries = options as { value?: unknown; label?: Partial<Labels> }[]
  return entries.find((entry) => entry.value === value)?.label
}

const YES: Labels = { en: "Yes", zhCN: "是" }
const NO: Labels = { en: "No", zhCN: "否" }

function displayOf(
  value: unknown,
  unit: string | null,
  choice: Partial<Labels> | undefined,
  locale: string | null,
): string {
  if (typeof value === "boolean") return labelIn(value ? YES : NO, locale) ?? ""
  const text = labelIn(choice, locale) ?? String(value)
  return unit ? `${text} ${unit}` : text
}
