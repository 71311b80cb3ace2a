import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { useSchemaLabels } from "../../../components/schema-inputs"
import { Section } from "../../../components/states"
import { useTypeFields } from "../../../hooks/media-types"
import { useTerms } from "../../../hooks/terms"
import { useLanguage } from "../../../hooks/use-language"
import { countryName, formatDateTime, formatPartialDate, pickLabel, toBcp47 } from "../../../lib/format"
import { humanise, type SchemaField } from "../../../lib/schema-fields"
import type { Item } from "../../../lib/types"
import { EditLink } from "./section-parts"

export function DetailsSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const packaging = useTerms("packaging").data?.find((term) => term.code === item.packaging)
  const rows: [string, string][] = [
    [
      t("item.titleGroup"),
      t("item.groupText", { title: item.title_group.title, kind: t(`groupKind.${item.title_group.kind}`) }),
    ],
    [t("item.edition"), item.edition ?? ""],
    [t("item.editionKind"), item.edition_kind ? t(`editionKind.${item.edition_kind}`) : ""],
    [t("item.releaseDate"), formatPartialDate(item.release_date, item.date_precision, language)],
    [t("item.country"), countryName(item.country, language, t("country.worldwide"))],
    [t("item.packaging"), item.packaging ? pickLabel(packaging?.labels, language, item.packaging) : ""],
    [t("item.externalId"), item.external_id ?? ""],
  ]
  if (item.video_standard && item.video_standard !== "none")
    rows.push([t("item.videoStandard"), t(`videoStandard.${item.video_standard}`)])
  if (item.region_codes.length > 0) {
    rows.push([t("item.regions"), item.region_codes.map((code) => t(`region.${code}`)).join(t("common.comma"))])
  }
  return (
    <Section
      title={t("item.details")}
      subtitle={t("item.changedAt", { time: formatDateTime(item.updated_at, language) })}
      actions={<EditLink to="edit" label={t("item.editDetails")} />}
    >
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title} value={value || <NoValue />} />
      ))}
      <AttributeRows item={item} />
    </Section>
  )
}

/** Typed attributes in the schema's order and words; a stored key the schema has lost is still shown. */
function AttributeRows({ item }: { item: Item }) {
  const { fields } = useTypeFields(item.media_type)
  const labels = useSchemaLabels()
  const show = useAttributeText()
  const known = fields.filter(
    (field) => item.attributes[field.key] !== undefined && item.attributes[field.key] !== null,
  )
  const unknown = Object.keys(item.attributes).filter((key) => fields.length > 0 && !fields.some((f) => f.key === key))
  return (
    <>
      {known.map((field) => (
        <SectionRow key={field.key} title={labels.field(field)} value={show(field, item.attributes[field.key])} />
      ))}
      {unknown.map((key) => (
        <SectionRow key={key} title={humanise(key)} value={String(item.attributes[key])} />
      ))}
    </>
  )
}

/** A typed value as people read it. */
function useAttributeText() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const labels = useSchemaLabels()
  const number = new Intl.NumberFormat(toBcp47(language))
  return (field: SchemaField, value: unknown): string => {
    const one = (part: unknown): string => {
      if (typeof part === "boolean") return t(part ? "common.yes" : "common.no")
      if (field.options.includes(part as string)) return labels.option(field, part as string)
      return typeof part === "number" ? number.format(part) : String(part)
    }
    const text = Array.isArray(value) ? value.map(one).join(t("common.comma")) : one(value)
    return field.unit ? t("schema.valueWithUnit", { value: text, unit: field.unit }) : text
  }
}
