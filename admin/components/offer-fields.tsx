import { useMemo } from "react"
import { useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useGrades } from "../hooks/grades"
import { useMediaTypes } from "../hooks/media-types"
import { useLanguage } from "../hooks/use-language"
import { CONDITIONS } from "../lib/enums"
import { pickLabel } from "../lib/format"
import { SelectField, SwitchField, TextareaField, TextField, type Choice } from "./fields"
import { MoneyFields } from "./money-fields"

/** Grades of the scale that fits a type's carrier: records have Goldmine's, everything else the discs'. */
export function useGradeChoices(mediaType: string): Choice[] {
  const { data: grades } = useGrades()
  const { data: types } = useMediaTypes()
  const language = useLanguage()
  return useMemo(() => {
    const carrier = types?.find((type) => type.code === mediaType)?.carrier
    const scale = carrier === "record" ? "record" : "disc"
    return (grades ?? [])
      .filter((grade) => grade.scale === scale)
      .sort((a, b) => b.rank - a.rank)
      .map((grade) => ({
        value: grade.code,
        label: gradeLabel(grade.code, pickLabel(grade.label, language, grade.code)),
      }))
  }, [grades, types, mediaType, language])
}

const gradeLabel = (code: string, label: string) => (label === code ? code : `${code} · ${label}`)

interface Props {
  /** Name of the offer in the form, `""` when the form is one offer. */
  name?: string
  mediaType: string
  /** A stored offer keeps its condition: another condition is another variant. */
  fixedCondition?: boolean
}

const at = (name: string | undefined, field: string) => (name ? `${name}.${field}` : field)

/** What is offered, in which grade, and for how much in each currency of the store. */
export function OfferFields({ name, mediaType, fixedCondition }: Props) {
  const { t } = useTranslation("media")
  const grades = useGradeChoices(mediaType)
  const condition = String(useWatch({ name: at(name, "condition") }) ?? "")
  // A variant that exists keeps the prices, SKU and stock it has.
  const bound = Boolean(useWatch({ name: at(name, "variant_id") }))
  const { data: types } = useMediaTypes()
  const type = types?.find((one) => one.code === mediaType)
  const conditions = CONDITIONS.filter(
    (value) => (value !== "rental" || type?.rentable !== false) && (value !== "digital" || type?.digital !== false),
  ).map((value) => ({ value, label: t(`condition.${value}`) }))
  return (
    <div className="flex flex-col gap-y-4">
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {!fixedCondition && (
          <SelectField name={at(name, "condition")} label={t("offers.condition")} choices={conditions} />
        )}
        {!bound && <TextField name={at(name, "sku")} label={t("offers.sku")} optional />}
        {condition === "used" && (
          <>
            <SelectField name={at(name, "media_grade")} label={t("offers.mediaGrade")} choices={grades} clearable />
            <SelectField
              name={at(name, "sleeve_grade")}
              label={t("offers.sleeveGrade")}
              choices={grades}
              clearable
              optional
            />
          </>
        )}
      </div>
      {condition === "used" && (
        <>
          <TextareaField name={at(name, "grading_note")} label={t("offers.gradingNote")} rows={2} optional />
          <TextareaField
            name={at(name, "photos")}
            label={t("offers.photos")}
            hint={t("offers.photosHint")}
            rows={2}
            optional
          />
        </>
      )}
      {!bound && <MoneyFields name={at(name, "prices")} label={t("offers.prices")} />}
      {!bound && condition !== "rental" && condition !== "digital" && (
        <SwitchField
          name={at(name, "manage_inventory")}
          label={t("offers.manageInventory")}
          hint={t("offers.manageInventoryHint")}
        />
      )}
    </div>
  )
}
