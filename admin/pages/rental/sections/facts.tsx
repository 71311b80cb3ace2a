import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { useMoney } from "../../../components/money-lines"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import type { RentalDetail } from "../../../lib/rental-types"
import { formatDate, formatInstant } from "../../../lib/shop-clock"

/** When it was booked for, when it really left and came back, on the clock of its shop. */
export function FactsSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const time = (instant: string | null) =>
    instant ? <span className="tabular-nums">{formatInstant(instant, rental.tz, language)}</span> : <NoValue />
  const period = t("rentals.period", {
    from: formatDate(rental.start_date, language),
    to: formatDate(rental.due_date, language),
  })
  return (
    <Section title={t("rentals.times")}>
      <SectionRow title={t("rentals.booked")} value={`${period} · ${t("money.days", { count: rental.days })}`} />
      <SectionRow title={t("desk.fact.due")} value={time(rental.due_at)} />
      {rental.late_due_date !== rental.due_date && (
        <SectionRow title={t("rentals.lateFrom")} value={formatDate(rental.late_due_date, language)} />
      )}
      <SectionRow title={t("rentals.outAt")} value={time(rental.out_at)} />
      <SectionRow title={t("rentals.returnedAt")} value={time(rental.returned_at)} />
      <SectionRow title={t("rentals.extensions")} value={String(rental.extension_count)} />
      <SectionRow title={t("rentals.location")} value={rental.location_name ?? <NoValue />} />
      <SectionRow
        title={t("rentals.replacementValue")}
        value={<span className="tabular-nums">{money(rental.replacement_value, rental.currency_code)}</span>}
      />
      <SectionRow title={t("rentals.timeZone")} value={rental.tz} />
    </Section>
  )
}
