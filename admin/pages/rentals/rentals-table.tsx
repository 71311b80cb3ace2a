import { createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { ListTable } from "../../components/list-table"
import { RentalStatusBadge } from "../../components/rental-badges"
import type { useRentals } from "../../hooks/rentals"
import { useLanguage } from "../../hooks/use-language"
import type { UrlList } from "../../hooks/use-url-list"
import { formatAmount } from "../../lib/format"
import { RENTAL_SORTABLE, type RentalFilter } from "../../lib/rental-list"
import type { RentalRow } from "../../lib/rental-types"
import { formatDay, todayIn } from "../../lib/shop-clock"

interface Props {
  list: UrlList<RentalFilter>
  query: ReturnType<typeof useRentals>
}

const pathOf = (row: RentalRow) => `/media/rentals/${row.id}`

export function RentalsTable({ list, query }: Props) {
  const rows = query.data?.orders
  const columns = useRentalColumns(new Set(rows?.map((row) => row.location_id)).size > 1)
  return (
    <ListTable list={list} query={query} rows={rows} columns={columns} sortable={RENTAL_SORTABLE} hrefOf={pathOf} />
  )
}

const helper = createDataTableColumnHelper<RentalRow>()

function useRentalColumns(withLocation: boolean): DataTableColumnDef<RentalRow, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(
    () =>
      [
        helper.accessor("display_no", {
          header: t("rentals.column.number"),
          cell: ({ row }) => <NumberCell row={row.original} />,
          enableSorting: true,
          size: 90,
        }),
        helper.accessor("title", {
          header: t("rentals.column.title"),
          cell: ({ row }) => <TitleCell row={row.original} />,
          enableSorting: true,
          size: 280,
          maxSize: 300,
        }),
        helper.accessor("customer_id", {
          header: t("desk.fact.customer"),
          cell: ({ row }) => row.original.customer.name ?? row.original.customer.email ?? <NoValue />,
          size: 180,
          maxSize: 200,
        }),
        helper.accessor("start_date", {
          header: t("rentals.column.start"),
          cell: ({ row }) => <DayCell row={row.original} date={row.original.start_date} />,
          enableSorting: true,
          size: 120,
        }),
        helper.accessor("due_date", {
          header: t("desk.fact.due"),
          cell: ({ row }) => <DayCell row={row.original} date={row.original.due_date} warn={row.original.overdue} />,
          enableSorting: true,
          size: 120,
        }),
        ...(withLocation
          ? [
              helper.accessor("location_name", {
                header: t("desk.location.label"),
                cell: ({ getValue }) => getValue() ?? <NoValue />,
                size: 130,
              }),
            ]
          : []),
        helper.accessor("status", {
          header: t("rentals.column.status"),
          cell: ({ row }) => <RentalStatusBadge {...row.original} atRisk={row.original.at_risk} />,
          truncateTooltip: false,
          size: 150,
        }),
        helper.accessor("price_amount", {
          header: t("rentals.column.rent"),
          cell: ({ row }) => (
            <span className="tabular-nums">
              {formatAmount(row.original.price_amount, row.original.currency_code, language)}
            </span>
          ),
          align: "right",
          size: 100,
        }),
      ] as DataTableColumnDef<RentalRow, unknown>[],
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language, withLocation],
  )
}

/** The link makes the row reachable by keyboard. */
function NumberCell({ row }: { row: RentalRow }) {
  return (
    <Link
      to={pathOf(row)}
      onClick={(event) => event.stopPropagation()}
      className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded tabular-nums outline-none"
    >
      {row.display_no}
    </Link>
  )
}

function TitleCell({ row }: { row: RentalRow }) {
  return (
    <div className="min-w-0 py-1">
      <Text size="small" leading="compact" weight="plus" className="truncate">
        {row.title}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate font-mono">
        {row.unit.barcode}
      </Text>
    </div>
  )
}

function DayCell({ row, date, warn }: { row: RentalRow; date: string; warn?: boolean }) {
  const language = useLanguage()
  return (
    <span className={warn ? "text-ui-fg-error tabular-nums" : "tabular-nums"}>
      {formatDay(date, language, todayIn(row.tz))}
    </span>
  )
}
