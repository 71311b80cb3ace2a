import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useHealth } from "../hooks/health"
import { useLanguage } from "../hooks/use-language"
import { formatDateTime } from "../lib/format"
import { humanise } from "../lib/schema-fields"
import type { HealthCheck, HealthStatus } from "../lib/system-types"
import { Failure, Section, SectionSkeleton } from "./states"

const COLORS = { ok: "green", warn: "orange", error: "red" } as const

function HealthBadge({ status }: { status: HealthStatus }) {
  const { t } = useTranslation("media")
  return <StatusBadge color={COLORS[status] ?? "grey"}>{t(`health.status.${status}`)}</StatusBadge>
}

/** What the plugin's own checks say. With `summary`, only what needs attention is listed. */
export function HealthCard({ summary }: { summary?: boolean }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useHealth()
  if (isPending) return <SectionSkeleton rows={2} what={t("health.title")} />
  if (!data) return <Failure error={error} what={t("health.failed")} onRetry={() => void refetch()} />
  const shown = summary ? data.checks.filter((check) => check.status !== "ok") : data.checks
  return (
    <Section title={t("health.title")} actions={<HealthBadge status={data.status} />}>
      {shown.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("health.allWell", { count: data.checks.length })}
        </Text>
      ) : (
        <ul className="divide-y">
          {shown.map((check) => (
            <CheckRow key={check.key} check={check} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function CheckRow({ check }: { check: HealthCheck }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t(`health.check.${check.key.replace(/\./g, "_")}`, { defaultValue: humanise(check.key) })}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {check.detail}
        </Text>
        {check.action && (
          <Text size="small" className="text-ui-fg-base break-words">
            {check.action}
          </Text>
        )}
        {check.since && check.status !== "ok" && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("health.since", { time: formatDateTime(check.since, language) })}
          </Text>
        )}
      </div>
      <HealthBadge status={check.status} />
    </li>
  )
}
