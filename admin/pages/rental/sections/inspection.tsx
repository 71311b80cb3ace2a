import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import type { Inspection, RentalDetail } from "../../../lib/rental-types"
import { formatInstant } from "../../../lib/shop-clock"

/** What was found when the copy came back. */
export function InspectionSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { inspection } = rental
  if (!inspection) return null
  const yesNo = (value: boolean) => t(value ? "common.yes" : "common.no")
  const grade = (before: string | null, after: string | null) =>
    before && after && before !== after ? t("rentals.gradeChange", { before, after }) : (after ?? before ?? "")
  return (
    <Section title={t("desk.step.inspect")} subtitle={formatInstant(inspection.created_at, rental.tz, language)}>
      <SectionRow
        title={t("offers.mediaGrade")}
        value={grade(inspection.media_grade_before, inspection.media_grade_after) || <NoValue />}
      />
      <SectionRow
        title={t("offers.sleeveGrade")}
        value={grade(inspection.sleeve_grade_before, inspection.sleeve_grade_after) || <NoValue />}
      />
      <SectionRow title={t("desk.inspect.case")} value={yesNo(inspection.case_ok)} />
      <SectionRow title={t("desk.inspect.inserts")} value={yesNo(inspection.inserts_ok)} />
      <SectionRow
        title={t("desk.inspect.plays")}
        value={inspection.plays_ok === null ? <NoValue /> : yesNo(inspection.plays_ok)}
      />
      <Findings inspection={inspection} />
    </Section>
  )
}

function Findings({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation("media")
  return (
    <>
      {inspection.missing_parts.length > 0 && (
        <SectionRow title={t("desk.inspect.missing")} value={inspection.missing_parts.join(t("common.comma"))} />
      )}
      {inspection.note && <SectionRow title={t("desk.inspect.note")} value={inspection.note} />}
      {inspection.photo_urls.length > 0 && (
        <SectionRow
          title={t("rentals.photos")}
          value={
            <span className="flex flex-wrap gap-2">
              {inspection.photo_urls.map((url, index) => (
                <a
                  key={url}
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  className="text-ui-fg-base underline underline-offset-2"
                >
                  {t("rentals.photo", { number: index + 1 })}
                </a>
              ))}
            </span>
          }
        />
      )}
    </>
  )
}
