import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { CaseDetail, CaseReport } from "../../../lib/license-case-types"

/** What people have told the shop, with their photos. */
export function CaseReports({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  if (one.report_list.length === 0) return null
  const hint = one.reports > one.report_list.length ? t("licenseCases.reportsHint") : undefined
  return (
    <Section title={t("licenseCases.reports")} subtitle={hint}>
      <ul className="divide-y">
        {one.report_list.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ul>
    </Section>
  )
}

function Report({ report }: { report: CaseReport }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const time = formatDateTime(report.created_at, language)
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <Text size="small" weight="plus">
          {t(`licenseCases.reportKind.${report.kind}`, { defaultValue: report.kind })}
        </Text>
        <Text size="small" className="whitespace-pre-line break-words">
          {report.text || t("licenseCases.reportErased")}
        </Text>
        {report.place && (
          <Text size="small" className="break-words">
            {t("licenseCases.reportPlace", { place: report.place })}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {t("licenseCases.reportBy", { time, who: report.customer_email ?? t("licenseCases.anonymous") })}
        </Text>
      </div>
      {report.photo_url && (
        <a
          href={report.photo_url}
          target="_blank"
          rel="noreferrer"
          className="focus-visible:shadow-borders-focus shrink-0 rounded-lg outline-none"
        >
          <img
            src={report.photo_url}
            alt={t("licenseCases.reportPhoto", { time })}
            referrerPolicy="no-referrer"
            className="border-ui-border-base h-28 w-28 rounded-lg border object-cover"
          />
        </a>
      )}
    </li>
  )
}
