import { Thumbnail } from "@medusajs/dashboard/components"
import { createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Completeness, NoValue, OfferBadges, ProductStatusBadge } from "../../components/badges"
import { useSelectColumn } from "../../components/select-column"
import { useTypeLabel } from "../../hooks/media-types"
import type { ItemRow } from "../../lib/types"

const helper = createDataTableColumnHelper<ItemRow>()

/** Title with its picture, artist and edition; the link makes the row reachable by keyboard. */
function TitleCell({ item }: { item: ItemRow }) {
  const below = [item.artist, item.edition].filter(Boolean).join(" · ")
  return (
    <div className="flex min-w-0 items-center gap-x-3 py-1">
      <div className="shrink-0">
        <Thumbnail src={item.thumbnail} alt="" />
      </div>
      <div className="min-w-0">
        <Link
          to={`/media/items/${item.id}`}
          onClick={(event) => event.stopPropagation()}
          className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus block truncate rounded outline-none"
        >
          {item.title}
        </Link>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {below}
        </Text>
      </div>
    </div>
  )
}

function LabelCell({ item }: { item: ItemRow }) {
  const text = [item.label, item.catalog_number].filter(Boolean).join(" · ")
  return text ? <span className="truncate">{text}</span> : <NoValue />
}

export function useItemColumns(): DataTableColumnDef<ItemRow, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const typeLabel = useTypeLabel()
  const select = useSelectColumn<ItemRow>(({ title }) => t("table.selectRow", { title }))
  return useMemo(
    () =>
      [
        select,
        helper.accessor("title", {
          header: t("items.column.title"),
          cell: ({ row }) => <TitleCell item={row.original} />,
          enableSorting: true,
          size: 300,
          maxSize: 300,
        }),
        helper.accessor("media_type", {
          header: t("items.column.type"),
          cell: ({ getValue }) => typeLabel(getValue()),
          size: 100,
        }),
        helper.accessor("year", {
          header: t("items.column.year"),
          cell: ({ getValue }) => <span className="tabular-nums">{getValue() ?? <NoValue />}</span>,
          enableSorting: true,
          align: "right",
          size: 80,
        }),
        helper.accessor("label", {
          header: t("items.column.label"),
          cell: ({ row }) => <LabelCell item={row.original} />,
          size: 190,
          maxSize: 190,
        }),
        helper.accessor("offers", {
          header: t("items.column.offers"),
          cell: ({ getValue }) => <OfferBadges offers={getValue()} />,
          truncateTooltip: false,
          size: 170,
          maxSize: 190,
        }),
        helper.accessor("status", {
          header: t("items.column.status"),
          cell: ({ getValue }) => <ProductStatusBadge status={getValue()} />,
          size: 110,
        }),
        helper.accessor("data_quality", {
          header: t("items.column.completeness"),
          cell: ({ row }) => <Completeness value={row.original.data_quality} missing={row.original.missing_fields} />,
          enableSorting: true,
          truncateTooltip: false,
          align: "right",
          size: 130,
        }),
      ] as DataTableColumnDef<ItemRow, unknown>[],
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language, typeLabel, select],
  )
}
