import { Badge, Button, Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SelectField, type Choice } from "../../components/fields"
import { TimeZoneField } from "../../components/time-zone-field"
import { useCurrencies } from "../../hooks/use-currencies"
import { SchemaInput } from "../../components/schema-inputs"
import { useResetSetting } from "../../hooks/settings"
import { humanise, schemaField } from "../../lib/schema-fields"
import type { SettingField } from "../../lib/settings-form"
import type { Setting } from "../../lib/system-types"
import { tell } from "../../lib/tell"

/** Names of settings, groups and values in the reader's language. */
export function useSettingText() {
  const { t } = useTranslation("media")
  const name = (setting: Setting) => t(setting.label_key, { defaultValue: humanise(setting.key) })
  const part = (setting: Setting, property: string) =>
    t(`settingPart.${setting.key.replace(/\./g, "_")}.${property}`, { defaultValue: humanise(property) })
  const value = (setting: Setting, one: unknown): string => {
    if (one === undefined || one === null || one === "")
      return t(`settingEmpty.${setting.key.replace(/\./g, "_")}`, { defaultValue: "–" })
    if (Array.isArray(one)) return one.length > 0 ? one.join(t("common.comma")) : t("common.none")
    if (schemaField(setting.key, setting.schema, true).format === "currency") return String(one).toUpperCase()
    if (typeof one === "object") {
      return Object.entries(one as object)
        .map(([key, figure]) => t("settings.figure", { name: part(setting, key), value: String(figure) }))
        .join(t("common.comma"))
    }
    if (typeof one === "boolean") return t(one ? "common.yes" : "common.no")
    return t(`settingValue.${String(one).replace(/\./g, "_")}`, { defaultValue: String(one) })
  }
  return {
    name,
    part,
    value,
    group: (group: string) => t(`settingGroup.${group.replace(/\./g, "_")}`, { defaultValue: humanise(group) }),
    fallback: (setting: Setting, one: unknown) => t("settings.default", { value: value(setting, one) }),
    hint: (setting: Setting) => t(`settingHint.${setting.key.replace(/\./g, "_")}`, { defaultValue: "" }),
    conflict: (key: string, settings: Setting[], current: unknown) => {
      const setting = settings.find((one) => one.key === key)
      return setting ? t("settings.conflictOf", { name: name(setting), value: value(setting, current) }) : key
    },
  }
}

/** One setting: its input, its default, and the way back to it. */
export function SettingInput({ one }: { one: SettingField }) {
  const { t } = useTranslation("media")
  const text = useSettingText()
  const { setting } = one
  return (
    <div className="flex flex-col gap-y-2">
      <Control one={one} label={text.name(setting)} hint={text.hint(setting)} />
      <div className="flex flex-wrap items-center gap-2">
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text.fallback(setting, setting.default)}
        </Text>
        {setting.restart && <Badge size="2xsmall">{t("settings.restart")}</Badge>}
        {setting.scope === "sales_channel" && <Badge size="2xsmall">{t("settings.perChannel")}</Badge>}
        {setting.source !== "default" && (
          <ResetButton setting={setting} names={[one.name]} label={text.name(setting)} />
        )}
      </div>
    </div>
  )
}

function Control({ one, label, hint }: { one: SettingField; label: string; hint: string }) {
  const text = useSettingText()
  const { field, name, setting } = one
  if (field.format === "currency") return <CurrencyField one={one} label={label} hint={hint} />
  if (field.format === "time-zone") return <TimeZoneField name={name} label={label} hint={hint} />
  if (field.kind === "enum" || field.kind === "bool") {
    const values = field.kind === "bool" ? [true, false] : field.options
    const choices = values.map((value) => ({ value: String(value), label: text.value(setting, value) }))
    return <SelectField name={name} label={label} hint={hint} choices={choices} clearable={one.nullable} />
  }
  return <SchemaInput field={{ ...field, labels: { en: label, zhCN: label } }} name={name} hint={hint} />
}

/** Currencies of the store; no choice means the store's default. */
function CurrencyField({ one, label, hint }: { one: SettingField; label: string; hint: string }) {
  const currencies = useCurrencies()
  const { getValues } = useFormContext()
  const stored = String(getValues(one.name) ?? "")
  const codes = stored && !currencies.includes(stored) ? [stored, ...currencies] : currencies
  const choices: Choice[] = codes.map((code) => ({ value: code, label: code.toUpperCase() }))
  return <SelectField name={one.name} label={label} hint={hint} choices={choices} clearable={one.nullable} />
}

/** Puts a setting, with all its fields, back to its default. */
export function ResetButton({ setting, names, label }: { setting: Setting; names: string[]; label: string }) {
  const { t } = useTranslation("media")
  const { resetField } = useFormContext()
  const reset = useResetSetting()
  const run = () =>
    tell(
      reset.mutateAsync(setting.key).then(() => names.forEach((name) => resetField(name))),
      {
        done: t("settings.resetDone", { name: label }),
        failed: t("settings.resetFailed"),
        reason: ({ message }) => message,
      },
    )
  return (
    <Button
      type="button"
      size="small"
      variant="transparent"
      aria-label={t("settings.resetNamed", { name: label })}
      isLoading={reset.isPending}
      onClick={run}
    >
      {t("settings.reset")}
    </Button>
  )
}
