import { createDataTableColumnHelper, StatusBadge, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { RiskBadge, TagStatusBadge } from "../../components/license-badges"
import { TextLink } from "../../components/text-link"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime } from "../../lib/format"
import { tagTitle } from "../../lib/license-format"
import type { Tag } from "../../lib/license-tag-types"
import { formatDayOf, formatNumber } from "../../lib/rental-format"

const helper = createDataTableColumnHelper<Tag>()

/** The serial; its link makes the row reachable by keyboard. */
function SerialCell({ tag }: { tag: Tag }) {
  return (
    <Link
      to={`/media/license/tags/${tag.id}`}
      onClick={(event) => event.stopPropagation()}
      className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus whitespace-nowrap rounded font-mono outline-none"
    >
      {tag.serial_printed}
    </Link>
  )
}

function TitleCell({ tag }: { tag: Tag }) {
  const language = useLanguage()
  return (
    <div className="min-w-0">
      <Text size="small" leading="compact" className="truncate">
        {tagTitle(tag, language) || <NoValue />}
      </Text>
      {tag.edition && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {tag.edition}
        </Text>
      )}
    </div>
  )
}

function StatusCell({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  return (
    <span className="flex flex-wrap gap-1">
      <TagStatusBadge status={tag.status} />
      {tag.hold_reason && <StatusBadge color="orange">{t("licenseTags.onHold")}</StatusBadge>}
      {tag.pending_approval && <StatusBadge color="blue">{t("licenseTags.awaiting")}</StatusBadge>}
    </span>
  )
}

/** Where the copy is: with an order, with its owner, for rent, or on a shelf. */
function PlaceCell({ tag }: { tag: Tag }) {
  const { t } = useTranslation("media")
  const order = tag.order_id ?? tag.packed?.order_id
  const number = tag.order_display_id ?? tag.packed?.order_display_id
  const stop = (event: React.MouseEvent) => event.stopPropagation()
  const below = tag.owner_email ?? tag.stock_location_name
  const isRental = tag.rental_unit_id !== null
  if (!order && !below && !isRental) return <NoValue />
  return (
    <div className="min-w-0">
      {order && (
        <TextLink to={`/orders/${order}`} onClick={stop} className="txt-compact-small block truncate">
          {number ? t("licenseTags.orderNo", { number }) : t("licenseTags.anOrder")}
        </TextLink>
      )}
      {isRental && (
        <TextLink
          to={`/media/rentals/copies/${tag.rental_unit_id}`}
          onClick={stop}
          className="txt-compact-small block truncate"
        >
          {t("licenseTags.rentalCopy")}
        </TextLink>
      )}
      {below && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {below}
        </Text>
      )}
    </div>
  )
}

export function useTagColumns(): DataTableColumnDef<Tag, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(() => {
    const sorted = { enableSorting: true, sortAscLabel: t("copies.sort.asc"), sortDescLabel: t("copies.sort.desc") }
    return [
      helper.accessor("serial_printed", {
        header: t("licenseTags.column.serial"),
        cell: ({ row }) => <SerialCell tag={row.original} />,
        size: 220,
      }),
      helper.accessor("title", {
        header: t("licenseTags.column.title"),
        cell: ({ row }) => <TitleCell tag={row.original} />,
        size: 240,
        maxSize: 260,
      }),
      helper.accessor("idx", {
        header: t("licenseTags.column.number"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatNumber(getValue() + 1, language)}</span>,
        ...sorted,
        align: "right",
        size: 90,
      }),
      helper.accessor("status", {
        header: t("licenseTags.column.status"),
        cell: ({ row }) => <StatusCell tag={row.original} />,
        size: 170,
      }),
      helper.accessor("order_id", {
        header: t("licenseTags.column.place"),
        cell: ({ row }) => <PlaceCell tag={row.original} />,
        truncateTooltip: false,
        size: 180,
      }),
      helper.accessor("risk", {
        header: t("licenseTags.column.risk"),
        cell: ({ row }) => <RiskBadge level={row.original.risk_level} />,
        ...sorted,
        size: 140,
      }),
      helper.accessor("activated_at", {
        header: t("licenseTags.column.activated"),
        cell: ({ getValue }) =>
          getValue() ? <span className="tabular-nums">{formatDayOf(getValue(), language)}</span> : <NoValue />,
        ...sorted,
        size: 130,
      }),
      helper.accessor("updated_at", {
        header: t("licenseTags.column.updated"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
        ...sorted,
        size: 170,
      }),
    ] as DataTableColumnDef<Tag, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language])
}
