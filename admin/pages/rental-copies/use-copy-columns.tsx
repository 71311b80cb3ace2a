import { createDataTableColumnHelper, StatusBadge, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { UnitStatusBadge } from "../../components/rental-badges"
import { useSelectColumn } from "../../components/select-column"
import { TextLink } from "../../components/text-link"
import { useTypeLabel } from "../../hooks/media-types"
import { useLanguage } from "../../hooks/use-language"
import { formatDayOf, formatNumber } from "../../lib/rental-format"
import type { UnitRow } from "../../lib/rental-copy-types"

const helper = createDataTableColumnHelper<UnitRow>()

const LINK = "focus-visible:shadow-borders-focus rounded outline-none"

/** The barcode; its link makes the row reachable by keyboard. */
function BarcodeCell({ copy }: { copy: UnitRow }) {
  return (
    <Link
      to={`/media/rentals/copies/${copy.id}`}
      onClick={(event) => event.stopPropagation()}
      className={`txt-compact-small-plus text-ui-fg-base font-mono ${LINK}`}
    >
      {copy.barcode}
    </Link>
  )
}

function TitleCell({ copy }: { copy: UnitRow }) {
  const typeLabel = useTypeLabel()
  return (
    <div className="min-w-0">
      <Text size="small" leading="compact" className="truncate">
        {copy.title}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
        {typeLabel(copy.media_type)}
      </Text>
    </div>
  )
}

/** Its home, and where it is when that is somewhere else. */
function PlaceCell({ copy }: { copy: UnitRow }) {
  const { t } = useTranslation("media")
  const away = copy.current_location_id !== copy.home_location_id
  return (
    <div className="min-w-0">
      <Text size="small" leading="compact" className="truncate">
        {copy.home_location_name ?? <NoValue />}
      </Text>
      {away && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {t("copies.nowAt", { location: copy.current_location_name ?? copy.current_location_id })}
        </Text>
      )}
    </div>
  )
}

/** Who has it, and until when. */
export function OpenRentalCell({ copy }: { copy: Pick<UnitRow, "open_rental"> }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const rental = copy.open_rental
  if (!rental) return <NoValue />
  const name = rental.customer.name ?? rental.customer.email ?? t("copies.formerCustomer")
  return (
    <div className="flex min-w-0 items-center gap-x-2">
      <div className="min-w-0">
        <TextLink
          to={`/media/rentals/${rental.id}`}
          onClick={(event) => event.stopPropagation()}
          className="txt-compact-small block truncate"
        >
          {name}
        </TextLink>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {t("copies.dueOn", { date: formatDayOf(rental.due_at, language) })}
        </Text>
      </div>
      {rental.overdue && <StatusBadge color="red">{t("rental.overdue")}</StatusBadge>}
    </div>
  )
}

export function useCopyColumns(): DataTableColumnDef<UnitRow, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  const select = useSelectColumn<UnitRow>((copy) => t("copies.select", { barcode: copy.barcode }))
  return useMemo(() => {
    const sorted = { enableSorting: true, sortAscLabel: t("copies.sort.asc"), sortDescLabel: t("copies.sort.desc") }
    return [
      select,
      helper.accessor("barcode", {
        header: t("copies.column.barcode"),
        cell: ({ row }) => <BarcodeCell copy={row.original} />,
        ...sorted,
        size: 150,
      }),
      helper.accessor("title", {
        header: t("copies.column.title"),
        cell: ({ row }) => <TitleCell copy={row.original} />,
        ...sorted,
        size: 240,
        maxSize: 260,
      }),
      helper.accessor("status", {
        header: t("copies.column.status"),
        cell: ({ getValue }) => <UnitStatusBadge status={getValue()} />,
        ...sorted,
        size: 140,
      }),
      helper.accessor("home_location_name", {
        header: t("copies.column.location"),
        cell: ({ row }) => <PlaceCell copy={row.original} />,
        size: 150,
      }),
      helper.accessor("media_grade", {
        header: t("copies.column.grade"),
        cell: ({ row: { original: copy } }) =>
          [copy.media_grade, copy.sleeve_grade].filter(Boolean).join("/") || <NoValue />,
        size: 90,
      }),
      helper.accessor("open_rental", {
        header: t("copies.column.openRental"),
        cell: ({ row }) => <OpenRentalCell copy={row.original} />,
        truncateTooltip: false,
        size: 210,
      }),
      helper.accessor("rental_count", {
        header: t("copies.column.rentals"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatNumber(getValue(), language)}</span>,
        ...sorted,
        align: "right",
        size: 90,
      }),
      helper.accessor("in_service_at", {
        header: t("copies.column.since"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatDayOf(getValue(), language)}</span>,
        ...sorted,
        size: 120,
      }),
    ] as DataTableColumnDef<UnitRow, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language, select])
}
