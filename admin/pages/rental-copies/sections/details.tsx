import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { formatAmount } from "../../../lib/format"
import { formatDayOf } from "../../../lib/rental-format"
import type { UnitDetail } from "../../../lib/rental-copy-types"
import { EditLink } from "../../item/sections/section-parts"

/** What is known of the object itself. */
export function CopyDetails({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const can = useCan()
  const { purchase_cost: cost, cost_currency: currency } = copy
  const rows: [string, string][] = [
    [t("copies.field.serial"), copy.serial ?? ""],
    [t("copies.field.mediaGrade"), copy.media_grade ?? ""],
    [t("copies.field.sleeveGrade"), copy.sleeve_grade ?? ""],
    [t("copies.field.gradingNote"), copy.grading_note ?? ""],
    [t("copies.field.home"), copy.home_location_name ?? copy.home_location_id],
    [t("copies.field.current"), copy.current_location_name ?? copy.current_location_id],
    [t("copies.field.cost"), cost !== null && currency ? formatAmount(cost, currency, language) : ""],
    [t("copies.field.purchasedAt"), formatDayOf(copy.purchased_at, language)],
    [t("copies.field.inServiceAt"), formatDayOf(copy.in_service_at, language)],
  ]
  if (copy.retired_at) rows.push([t("copies.field.retiredAt"), formatDayOf(copy.retired_at, language)])
  return (
    <Section
      title={t("copies.details")}
      actions={can("rental.unit:update") && <EditLink to="edit" label={t("copies.action.edit")} />}
    >
      {rows.map(([title, value]) => (
        <SectionRow key={title} title={title} value={value || <NoValue />} />
      ))}
    </Section>
  )
}
