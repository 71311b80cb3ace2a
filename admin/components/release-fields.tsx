import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { EDITION_KINDS, REGION_CODES, VIDEO_STANDARDS } from "../lib/enums"
import { formatPartialDate, parsePartialDate } from "../lib/format"
import { CountryField, MultiField } from "./combo-fields"
import { SelectField, TextField } from "./fields"
import { TermSelect } from "./terms-editor"

/** What tells one edition from another; the same fields when creating and when editing. */
export function ReleaseFields({ video }: { video: boolean }) {
  const { t } = useTranslation("media")
  const kinds = EDITION_KINDS.map((value) => ({ value, label: t(`editionKind.${value}`) }))
  const standards = VIDEO_STANDARDS.map((value) => ({ value, label: t(`videoStandard.${value}`) }))
  const regions = REGION_CODES.map((value) => ({ value, label: t(`region.${value}`) }))
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <TextField name="edition" label={t("item.edition")} hint={t("item.editionHint")} optional />
      <SelectField name="edition_kind" label={t("item.editionKind")} choices={kinds} optional />
      <ReleaseDateField />
      <CountryField name="country" label={t("item.country")} optional />
      <TermSelect name="packaging" label={t("item.packaging")} vocabulary="packaging" />
      <TextField name="external_id" label={t("item.externalId")} hint={t("item.externalIdHint")} optional />
      {video && (
        <>
          <SelectField name="video_standard" label={t("item.videoStandard")} choices={standards} optional />
          <MultiField name="region_codes" label={t("item.regions")} choices={regions} optional />
        </>
      )}
    </div>
  )
}

/** One text for a date that may be known to the day, the month or only the year; it says how it was read. */
function ReleaseDateField() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const text = String(useWatch({ name: "release_date" }) ?? "")
  const parsed = parsePartialDate(text)
  const hint = parsed
    ? t("item.releaseDateRead", {
        date: formatPartialDate(parsed.date, parsed.precision, language),
        precision: t(`precision.${parsed.precision}`),
      })
    : t("item.releaseDateHint")
  return (
    <TextField
      name="release_date"
      label={t("item.releaseDate")}
      hint={hint}
      optional
      rules={{ validate: (value: unknown) => parsePartialDate(String(value)) !== undefined || t("fault.date") }}
    />
  )
}
