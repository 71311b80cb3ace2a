import { createDataTableColumnHelper, StatusBadge, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { CaseStatusBadge, SeverityBadge } from "../../components/license-badges"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime } from "../../lib/format"
import type { TagCase } from "../../lib/license-case-types"
import { caseTitle } from "../../lib/license-format"
import { formatNumber } from "../../lib/rental-format"

const helper = createDataTableColumnHelper<TagCase>()

/** What it is about; its link makes the row reachable by keyboard. */
function KindCell({ one }: { one: TagCase }) {
  const { t } = useTranslation("media")
  return (
    <Link
      to={`/media/license/cases/${one.id}`}
      onClick={(event) => event.stopPropagation()}
      className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none"
    >
      {t(`licenseCases.kind.${one.kind}`)}
    </Link>
  )
}

function TagCell({ one }: { one: TagCase }) {
  const language = useLanguage()
  if (!one.serial_printed) return <NoValue />
  return (
    <div className="min-w-0">
      <Text size="small" leading="compact" className="truncate">
        {caseTitle(one.title, language) || <NoValue />}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate font-mono">
        {one.serial_printed}
      </Text>
    </div>
  )
}

function StatusCell({ one }: { one: TagCase }) {
  const { t } = useTranslation("media")
  return (
    <span className="flex flex-wrap gap-1">
      <CaseStatusBadge status={one.status} />
      {one.public_caution && <StatusBadge color="orange">{t("licenseTags.caution")}</StatusBadge>}
    </span>
  )
}

function AssignedCell({ one }: { one: TagCase }) {
  const { t } = useTranslation("media")
  return <>{one.assigned_to ? (one.assigned_to.name ?? t("licenseCases.former")) : t("licenseCases.nobody")}</>
}

export function useCaseColumns(): DataTableColumnDef<TagCase, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(() => {
    const sorted = { enableSorting: true, sortAscLabel: t("copies.sort.asc"), sortDescLabel: t("copies.sort.desc") }
    return [
      helper.accessor("kind", {
        header: t("licenseCases.column.kind"),
        cell: ({ row }) => <KindCell one={row.original} />,
        size: 210,
      }),
      helper.accessor("serial_printed", {
        header: t("licenseCases.column.tag"),
        cell: ({ row }) => <TagCell one={row.original} />,
        size: 240,
        maxSize: 300,
      }),
      helper.accessor("severity", {
        header: t("licenseCases.column.severity"),
        cell: ({ getValue }) => <SeverityBadge severity={getValue()} />,
        ...sorted,
        size: 120,
      }),
      helper.accessor("status", {
        header: t("licenseCases.column.status"),
        cell: ({ row }) => <StatusCell one={row.original} />,
        size: 190,
      }),
      helper.accessor("assigned_to", {
        header: t("licenseCases.column.assigned"),
        cell: ({ row }) => <AssignedCell one={row.original} />,
        size: 150,
      }),
      helper.accessor("reports", {
        header: t("licenseCases.column.reports"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatNumber(getValue(), language)}</span>,
        align: "right",
        size: 90,
      }),
      helper.accessor("created_at", {
        header: t("licenseCases.column.opened"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
        ...sorted,
        size: 170,
      }),
    ] as DataTableColumnDef<TagCase, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language])
}
