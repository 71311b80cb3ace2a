import type { PathMapper } from "./problems"
import { fromInput, schemaField, schemaFields, toInput, type FieldInput, type SchemaField } from "./schema-fields"
import type { Setting, SettingChange } from "./system-types"

/** Form values by field name. A setting's key has dots, which a form would read as nesting. */
export type SettingInputs = Record<string, FieldInput>

export const fieldName = (key: string) => key.replace(/\./g, "__")

export interface SettingField {
  setting: Setting
  name: string
  field: SchemaField
  /** `null` is a value of its own here ("follow the store"), so the field may be left empty. */
  nullable: boolean
  /** Where the setting is a table of figures: the one this field holds. */
  property?: string
}

export const settingFields = (settings: readonly Setting[]): SettingField[] =>
  settings.flatMap((setting) => (setting.schema.properties ? tableFields(setting) : [singleField(setting)]))

function singleField(setting: Setting): SettingField {
  const nullable = acceptsNull(setting)
  const field = schemaField(setting.key, setting.schema, !nullable)
  return { setting, name: fieldName(setting.key), field, nullable }
}

const tableFields = (setting: Setting): SettingField[] =>
  schemaFields(setting.schema).map((field) => ({
    setting,
    name: propertyName(setting.key, field.key),
    field,
    nullable: false,
    property: field.key,
  }))

const propertyName = (key: string, property: string) => `${fieldName(key)}__${property}`

const partOf = (value: unknown, property: string | undefined): unknown =>
  property === undefined ? value : (value as Record<string, unknown> | null)?.[property]

/** The server's schemas leave `null` out where it means "not set"; a default of `null` tells as much. */
function acceptsNull({ schema, default: fallback }: Setting): boolean {
  if (fallback === null) return true
  const branches = schema.anyOf ?? schema.oneOf ?? [schema]
  return branches.some((one) => one.type === "null" || (Array.isArray(one.type) && one.type.includes("null")))
}

export const settingInputs = (fields: readonly SettingField[]): SettingInputs =>
  Object.fromEntries(
    fields.map(({ name, field, setting, property }) => [name, toInput(field, partOf(setting.value, property))]),
  )

/** What an input means as a value: an emptied list is an empty list, an emptied text is `null` where that is allowed. */
export function settingValue({ field, nullable }: SettingField, input: FieldInput | undefined): unknown {
  const value = fromInput(field, input)
  if (value !== undefined) return value
  if (field.kind === "enum_multi" || field.kind === "list") return []
  return nullable ? null : ""
}

/** Only what differs from the server's value is sent, each with the version it was made from. */
export function settingChanges(
  fields: readonly SettingField[],
  inputs: SettingInputs,
  versions: Readonly<Record<string, number>>,
): SettingChange[] {
  const wanted = new Map<Setting, unknown>()
  for (const one of fields) {
    const { setting, property } = one
    const value = settingValue(one, inputs[one.name])
    const table = (wanted.get(setting) ?? setting.value) as object
    wanted.set(setting, property === undefined ? value : { ...table, [property]: value })
  }
  return [...wanted].flatMap(([{ key, value: stored, version }, value]) =>
    JSON.stringify(value) === JSON.stringify(stored) ? [] : [{ key, value, version: versions[key] ?? version }],
  )
}

/** `changes.1.value` → the field of the second change; `changes.1.value.pin` → its figure of that name. */
export function changeField(changes: readonly SettingChange[]): PathMapper {
  return (path) => {
    const [, index, part] = /^changes\.(\d+)(?:\.value\.([a-z]\w*))?/.exec(path) ?? []
    const change = changes[Number(index ?? -1)]
    if (!change) return null
    return part === undefined ? fieldName(change.key) : propertyName(change.key, part)
  }
}

/** The fields of a group by their setting: one, or a table of figures. */
export function bySetting(fields: readonly SettingField[]): [SettingField, ...SettingField[]][] {
  const settings = new Map<Setting, [SettingField, ...SettingField[]]>()
  for (const one of fields) {
    const known = settings.get(one.setting)
    if (known) known.push(one)
    else settings.set(one.setting, [one])
  }
  return [...settings.values()]
}

/** Settings under their group's heading; those of the whole system come first. */
export function byGroup(fields: readonly SettingField[]): [string, SettingField[]][] {
  const groups = new Map<string, SettingField[]>()
  for (const one of fields) groups.set(one.setting.group, [...(groups.get(one.setting.group) ?? []), one])
  return [...groups].sort(([a], [b]) => Number(isSystem(b)) - Number(isSystem(a)) || a.localeCompare(b))
}

const isSystem = (group: string) => group === "system" || group.startsWith("system.")
