import { Text } from "@medusajs/ui"
import { SchemaInput } from "../../components/schema-inputs"
import type { SettingField } from "../../lib/settings-form"
import { ResetButton, useSettingText } from "./setting-input"

/** A setting of many figures: one input for each, with its default beside it, and one way back for all. */
export function SettingTable({ fields }: { fields: [SettingField, ...SettingField[]] }) {
  const text = useSettingText()
  const { setting } = fields[0]
  const names = fields.map(({ name }) => name)
  const defaults = setting.default as Record<string, unknown>
  return (
    <fieldset className="col-span-full flex flex-col gap-y-4">
      <div className="flex flex-wrap items-center gap-x-2">
        <Text as="span" size="small" weight="plus" leading="compact">
          <legend className="contents">{text.name(setting)}</legend>
        </Text>
        {setting.source !== "default" && <ResetButton setting={setting} names={names} label={text.name(setting)} />}
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {text.hint(setting)}
      </Text>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {fields.map(({ name, field, property = "" }) => {
          const label = text.part(setting, property)
          return (
            <SchemaInput
              key={name}
              name={name}
              field={{ ...field, labels: { en: label, zhCN: label } }}
              hint={text.fallback(setting, defaults[property])}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
