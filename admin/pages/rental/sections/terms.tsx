import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { useMoney } from "../../../components/money-lines"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatDurationUnits } from "../../../lib/durations"
import { toBcp47 } from "../../../lib/format"
import { isNothing } from "../../../lib/money-sums"
import type { RentalDetail } from "../../../lib/rental-types"
import { bookedTerms, type BookedTerms } from "../../../lib/terms-snapshot"
import { Nothing } from "../../item/sections/section-parts"

/** The rules in force when it was booked; later changes of the shop's rules do not touch it. */
export function TermsSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const terms = bookedTerms(rental.terms_snapshot, rental.currency_code)
  return (
    <Section title={t("rentals.terms.title")} subtitle={t("rentals.terms.hint")}>
      {terms ? (
        <TermRows terms={terms} currency={rental.currency_code} />
      ) : (
        <Nothing>{t("rentals.terms.none")}</Nothing>
      )}
    </Section>
  )
}

function TermRows({ terms, currency }: { terms: BookedTerms; currency: string }) {
  const { t } = useTranslation("media")
  const text = useTermTexts(terms, currency)
  return (
    <>
      {terms.due_time && <SectionRow title={t("rentals.terms.dueTime")} value={terms.due_time} />}
      <SectionRow title={t("rental.chargeKind.late")} value={text.late} />
      <SectionRow title={t("rentals.terms.grace")} value={text.grace} />
      <SectionRow title={t("rental.chargeKind.extension")} value={text.extensions} />
      <SectionRow title={t("rentals.terms.cancel")} value={text.cancel} />
      <SectionRow title={t("rental.chargeKind.no_show")} value={text.noShow} />
      <SectionRow title={t("rentals.terms.lost")} value={text.lost} />
      <SectionRow title={t("rental.chargeKind.buyout")} value={text.buyout} />
    </>
  )
}

function useTermTexts(terms: BookedTerms, currency: string) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const percent = (value: number) =>
    new Intl.NumberFormat(toBcp47(language), { style: "percent", maximumFractionDigits: 2 }).format(value / 100)
  const duration = (ms: number) => formatDurationUnits(ms, language)
  const none = t("common.none")
  const late = isNothing(terms.late_amount)
    ? none
    : [
        t("rentals.terms.lateRate", {
          amount: money(terms.late_amount!, currency),
          unit: t(`rental.lateUnit.${terms.late_unit}`),
        }),
        terms.late_cap !== null && t("rentals.terms.lateCap", { amount: money(terms.late_cap, currency) }),
        terms.cap_at_replacement && t("rentals.terms.capAtReplacement"),
        terms.exclude_closed_days && t("rentals.terms.openDaysOnly"),
      ]
        .filter(Boolean)
        .join(t("common.comma"))
  return {
    late,
    grace: terms.grace_ms === 0 ? none : duration(terms.grace_ms),
    extensions:
      terms.max_extensions === 0
        ? none
        : t("rentals.terms.extensions", { count: terms.max_extensions, days: terms.extension_max_days }),
    cancel: t(terms.cancel_until_ms === 0 ? "rentals.terms.cancelUntilStart" : "rentals.terms.cancelBefore", {
      time: duration(terms.cancel_until_ms),
      percent: percent(terms.late_cancel_refund_percent),
    }),
    noShow: isNothing(terms.no_show_fee) ? none : money(terms.no_show_fee!, currency),
    lost:
      terms.lost_after_days === null
        ? t("rentals.terms.lostNever")
        : t("rentals.terms.lostAfter", { count: terms.lost_after_days, days: terms.found_refund_days }),
    buyout: terms.buyout_offered
      ? t("rentals.terms.buyout", { percent: percent(terms.buyout_credit_percent) })
      : t("rentals.terms.noBuyout"),
  }
}
