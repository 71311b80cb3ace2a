import { SectionRow } from "@medusajs/dashboard/components"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { RiskBadge } from "../../../components/license-badges"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { Tag } from "../../../lib/license-tag-types"
import { formatNumber } from "../../../lib/rental-format"

/** How unusual the tag's checks are. A rank, not a probability: it says where to look, not what is true. */
export function TagRisk({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <Section title={t("licenseTags.riskTitle")}>
      <div className="flex flex-col items-start gap-y-2 px-6 py-4">
        <RiskBadge level={tag.risk_level} />
        <Text size="small">{t(`licenseTags.riskMeans.${tag.risk_level}`)}</Text>
      </div>
      <SectionRow
        title={t("licenseTags.fact.score")}
        value={<span className="tabular-nums">{formatNumber(tag.risk, language)}</span>}
      />
      <SectionRow
        title={t("licenseTags.fact.sessions")}
        value={<span className="tabular-nums">{formatNumber(tag.sessions, language)}</span>}
      />
      <SectionRow
        title={t("licenseTags.fact.lastChecked")}
        value={tag.last_checked_at ? formatDateTime(tag.last_checked_at, language) : <NoValue />}
      />
    </Section>
  )
}
