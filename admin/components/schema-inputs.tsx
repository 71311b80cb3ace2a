import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { pickLabel, toBcp47 } from "../lib/format"
import { checkInput, humanise, type FieldFault, type FieldInput, type SchemaField } from "../lib/schema-fields"
import { MultiField } from "./combo-fields"
import { SelectField, TextareaField, TextField, type Choice } from "./fields"
import { TermSelect } from "./terms-editor"

/** Names of what a schema describes: the schema's own label, else the key made readable. */
export function useSchemaLabels() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const field = (one: SchemaField) => pickLabel(one.labels, language, humanise(one.key))
  const option = (one: SchemaField, value: string | number): string =>
    pickLabel(one.optionLabels[String(value)], language, String(value))
  const fault = (one: FieldFault): string => {
    const limit = "limit" in one ? new Intl.NumberFormat(toBcp47(language)).format(one.limit) : ""
    return t(`fault.${one.rule}`, { limit })
  }
  return { field, option, fault }
}

/** One input of a schema-rendered form, of the kind the schema asks for. */
export function SchemaInput({ field, name, hint }: { field: SchemaField; name: string; hint?: string }) {
  const { t } = useTranslation("media")
  const labels = useSchemaLabels()
  const common = {
    name,
    label: field.unit ? t("schema.withUnit", { label: labels.field(field), unit: field.unit }) : labels.field(field),
    optional: !field.required,
    hint,
    rules: {
      validate: (value: unknown) => {
        const found = checkInput(field, value as FieldInput)
        return found ? labels.fault(found) : true
      },
    },
  }
  const choices: Choice[] = field.options
    .filter((value) => !field.hidden.has(String(value)))
    .map((value) => ({ value: String(value), label: labels.option(field, value) }))
  if (field.vocabulary) return <TermSelect name={name} label={common.label} vocabulary={field.vocabulary} />
  switch (field.kind) {
    case "enum":
      return <SelectField {...common} choices={choices} clearable={!field.required} />
    case "enum_multi":
      return <MultiField name={name} label={common.label} optional={common.optional} hint={hint} choices={choices} />
    case "bool":
      return <SelectField {...common} choices={yesNo(t)} clearable={!field.required} />
    case "list":
      return <TextareaField {...common} rows={2} hint={hint ?? t("schema.oneByLine")} />
    case "date":
      return <TextField {...common} type="date" />
    case "int":
    case "decimal":
      return <TextField {...common} inputMode={field.kind === "int" ? "numeric" : "decimal"} />
    default:
      return <TextField {...common} />
  }
}

/** Three states, because "not known" is not "no". */
const yesNo = (t: (key: string) => string): Choice[] => [
  { value: "true", label: t("common.yes") },
  { value: "false", label: t("common.no") },
]
