import { SectionRow } from "@medusajs/dashboard/components"
import { Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatAmount, formatDateTime } from "../../../lib/format"
import { formatNumber, formatShare } from "../../../lib/rental-format"
import type { UnitDetail } from "../../../lib/rental-copy-types"

/** How much of its life it was out, and whether it has paid for itself. */
export function CopyFigures({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { utilisation, roi, revenue, as_of } = copy.figures
  const earned = revenue.map((sum) => formatAmount(sum.amount, sum.currency_code, language))
  return (
    <Section
      title={t("copies.figures.title")}
      subtitle={t("copies.figures.asOf", { time: formatDateTime(as_of, language) })}
    >
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <div className="flex items-baseline justify-between">
          <Text size="small" className="text-ui-fg-subtle">
            {t("copies.figures.utilisation")}
          </Text>
          <Text size="large" weight="plus" className="tabular-nums">
            {utilisation === null ? <NoValue /> : formatShare(utilisation, language)}
          </Text>
        </div>
        {utilisation !== null && (
          <div className="bg-ui-bg-switch-off h-1.5 overflow-hidden rounded-full" aria-hidden>
            <div className="bg-ui-tag-blue-icon h-full rounded-full" style={{ width: `${utilisation * 100}%` }} />
          </div>
        )}
      </div>
      <SectionRow
        title={t("copies.figures.revenue")}
        value={earned.length > 0 ? <span className="tabular-nums">{earned.join(" · ")}</span> : <NoValue />}
      />
      <SectionRow title={t("copies.figures.roi")} value={<Roi roi={roi} />} />
      <SectionRow
        title={t("copies.column.rentals")}
        value={<span className="tabular-nums">{formatNumber(copy.rental_count, language)}</span>}
      />
    </Section>
  )
}

/** Above zero it has paid for itself. */
function Roi({ roi }: { roi: number | null }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  if (roi === null) return <NoValue />
  return (
    <span className={clx("tabular-nums", roi < 0 ? "text-ui-fg-subtle" : "text-ui-tag-green-text")}>
      {t(roi < 0 ? "copies.figures.notPaid" : "copies.figures.paid", { share: formatShare(roi, language) })}
    </span>
  )
}
