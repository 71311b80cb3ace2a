import type { PathMapper } from "./problems"
import { fromInput, schemaField, toInput, type FieldInput, type SchemaField } from "./schema-fields"
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
}

export function settingFields(settings: readonly Setting[]): SettingField[] {
  return settings.map((setting) => {
    const nullable = acceptsNull(setting)
    return {
      setting,
      name: fieldName(setting.key),
      field: schemaField(setting.key, setting.schema, !nullable),
      nullable,
    }
  })
}

/** The server's schemas leave `null` out where it means "not set"; a default of `null` tells as much. */
function acceptsNull({ schema, default: fallback }: Setting): boolean {
  if (fallback === null) return true
  const branches = schema.anyOf ?? schema.oneOf ?? [schema]
  return branches.some((one) => one.type === "null" || (Array.isArray(one.type) && one.type.includes("null")))
}

export const settingInputs = (fields: readonly SettingField[]): SettingInputs =>
  Object.fromEntries(fields.map(({ name, field, setting }) => [name, toInput(field, setting.value)]))

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
  return fields.flatMap((one) => {
    const value = settingValue(one, inputs[one.name])
    if (JSON.stringify(value) === JSON.stringify(one.setting.value)) return []
    return [{ key: one.setting.key, value, version: versions[one.setting.key] ?? one.setting.version }]
  })
}

/** `changes.1.value` → the field of the second change. */
export function changeField(changes: readonly SettingChange[]): PathMapper {
  return (path) => {
    const change = changes[Number(/^changes\.(\d+)/.exec(path)?.[1] ?? -1)]
    return change ? fieldName(change.key) : null
  }
}

/** Settings under their group's heading; those of the whole system come first. */
export function byGroup(fields: readonly SettingField[]): [string, SettingField[]][] {
  const groups = new Map<string, SettingField[]>()
  for (const one of fields) groups.set(one.setting.group, [...(groups.get(one.setting.group) ?? []), one])
  return [...groups].sort(([a], [b]) => Number(isSystem(b)) - Number(isSystem(a)) || a.localeCompare(b))
}

const isSystem = (group: string) => group === "system" || group.startsWith("system.")
