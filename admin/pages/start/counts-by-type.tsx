import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useItemCounts } from "../../hooks/item-counts"
import { useMediaTypes, useTypeLabel } from "../../hooks/media-types"
import { useLanguage } from "../../hooks/use-language"
import { toBcp47 } from "../../lib/format"
import type { MediaType } from "../../lib/types"

/** How many releases of each type, each figure leading to its list. */
export function CountsByType({ total }: { total: number }) {
  const { t } = useTranslation("media")
  const types = useMediaTypes()
  if (types.isPending) return <SectionSkeleton rows={6} what={t("start.byType")} />
  if (!types.data) return <Failure error={types.error} what={t("types.failed")} onRetry={() => void types.refetch()} />
  return <Counts total={total} types={types.data} />
}

function Counts({ total, types }: { total: number; types: MediaType[] }) {
  const { t } = useTranslation("media")
  const label = useTypeLabel()
  const states = useItemCounts([{ status: "published" }, { status: "draft" }])
  const rows = types
    .map((type) => ({ code: type.code, count: type.usage_count }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count)
  const [published, draft] = states.map((state) => state.data)
  return (
    <Section title={t("start.byType")}>
      <div className="grid grid-cols-3 divide-x" aria-busy={states.some((state) => state.isPending)}>
        <Figure label={t("start.total")} value={total} to="/media/items" />
        <Figure label={t("status.published")} value={published} to="/media/items?status=published" />
        <Figure label={t("status.draft")} value={draft} to="/media/items?status=draft" />
      </div>
      <ul className="divide-y">
        {rows.map((row) => (
          <TypeRow key={row.code} label={label(row.code)} code={row.code} count={row.count} total={total} />
        ))}
      </ul>
    </Section>
  )
}

/** A figure that is still loading keeps its place, so that nothing jumps. */
function useFigure() {
  const language = useLanguage()
  const format = new Intl.NumberFormat(toBcp47(language))
  return (value: number | undefined) => (value === undefined ? "…" : format.format(value))
}

function Figure({ label, value, to }: { label: string; value: number | undefined; to: string }) {
  const figure = useFigure()
  return (
    <Link to={to} className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus px-6 py-4 outline-none">
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="xlarge" weight="plus" className="tabular-nums">
        {figure(value)}
      </Text>
    </Link>
  )
}

interface TypeRowProps {
  label: string
  code: string
  count: number
  total: number
}

function TypeRow({ label, code, count, total }: TypeRowProps) {
  const figure = useFigure()
  const share = total > 0 ? Math.round((count / total) * 100) : 0
  return (
    <li>
      <Link
        to={`/media/items?media_type=${encodeURIComponent(code)}`}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus grid grid-cols-[1fr_2fr_56px] items-center gap-x-4 px-6 py-2.5 outline-none"
      >
        <Text size="small" leading="compact">
          {label}
        </Text>
        <div className="bg-ui-bg-switch-off h-1.5 overflow-hidden rounded-full" aria-hidden>
          <div className="bg-ui-tag-blue-icon h-full rounded-full" style={{ width: `${share}%` }} />
        </div>
        <Text size="small" leading="compact" className="text-right tabular-nums">
          {figure(count)}
        </Text>
      </Link>
    </li>
  )
}
