import { createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { ListTable } from "../../components/list-table"
import { HoldStatusBadge } from "../../components/rental-badges"
import type { useHolds } from "../../hooks/rental-holds"
import { useLanguage } from "../../hooks/use-language"
import type { UrlList } from "../../hooks/use-url-list"
import { formatDateTime } from "../../lib/format"
import { HOLD_SORTABLE, type HoldFilter } from "../../lib/hold-list"
import type { HoldRow } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"
import { HoldActions } from "./hold-actions"

interface Props {
  list: UrlList<HoldFilter>
  query: ReturnType<typeof useHolds>
}

export function HoldsTable({ list, query }: Props) {
  const rows = query.data?.holds
  const columns = useHoldColumns(rows ?? NONE)
  return <ListTable list={list} query={query} rows={rows} columns={columns} sortable={HOLD_SORTABLE} />
}

const NONE: HoldRow[] = []
const helper = createDataTableColumnHelper<HoldRow>()

function useHoldColumns(rows: readonly HoldRow[]): DataTableColumnDef<HoldRow, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(
    () =>
      [
        helper.accessor("place", {
          header: t("holds.column.place"),
          cell: ({ getValue }) => <span className="tabular-nums">{getValue() ?? <NoValue />}</span>,
          size: 70,
        }),
        helper.accessor("title", {
          header: t("rentals.column.title"),
          cell: ({ row }) => <TitleCell hold={row.original} />,
          enableSorting: true,
          size: 260,
          maxSize: 280,
        }),
        helper.accessor("customer_id", {
          header: t("desk.fact.customer"),
          cell: ({ row }) => <CustomerCell hold={row.original} />,
          size: 190,
          maxSize: 220,
        }),
        helper.accessor("status", {
          header: t("rentals.column.status"),
          cell: ({ row }) => <StatusCell hold={row.original} />,
          truncateTooltip: false,
          size: 170,
        }),
        helper.accessor("requested_at", {
          header: t("holds.column.since"),
          cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
          enableSorting: true,
          size: 160,
        }),
        helper.accessor("days", {
          header: t("desk.period.days"),
          cell: ({ getValue }) => <span className="tabular-nums">{getValue()}</span>,
          align: "right",
          size: 70,
        }),
        helper.accessor("priority", {
          header: t("holds.column.priority"),
          cell: ({ getValue }) => <span className="tabular-nums">{getValue()}</span>,
          align: "right",
          size: 80,
        }),
        helper.display({
          id: "actions",
          header: () => <span className="sr-only">{t("tracks.actions")}</span>,
          cell: ({ row }) => <HoldActions hold={row.original} queue={rows} />,
          size: 130,
        }),
      ] as DataTableColumnDef<HoldRow, unknown>[],
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language, rows],
  )
}

function TitleCell({ hold }: { hold: HoldRow }) {
  return (
    <div className="min-w-0 py-1">
      <Text size="small" leading="compact" weight="plus" className="truncate">
        {hold.title}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
        {[hold.location_name, hold.unit?.barcode].filter(Boolean).join(" · ")}
      </Text>
    </div>
  )
}

function CustomerCell({ hold: { customer } }: { hold: HoldRow }) {
  return (
    <Link
      to={`/customers/${customer.id}`}
      className="text-ui-fg-base focus-visible:shadow-borders-focus truncate rounded outline-none"
    >
      {customer.name ?? customer.email ?? customer.id}
    </Link>
  )
}

/** With what the status leaves open: until when paused, until when to be fetched, why cancelled. */
function StatusCell({ hold }: { hold: HoldRow }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const more =
    hold.status === "suspended"
      ? hold.suspended_until
        ? t("holds.pausedUntil", { date: formatDate(hold.suspended_until, language) })
        : t("holds.pausedOpen")
      : hold.status === "ready" && hold.expires_at
        ? t("holds.fetchUntil", { time: formatDateTime(hold.expires_at, language) })
        : hold.status === "canceled"
          ? (hold.cancel_reason ?? "")
          : ""
  return (
    <div className="min-w-0 py-1">
      <HoldStatusBadge status={hold.status} />
      {more && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
          {more}
        </Text>
      )}
    </div>
  )
}
