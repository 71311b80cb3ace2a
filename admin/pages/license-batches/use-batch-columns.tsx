import { createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { BatchStatusBadge } from "../../components/batch-badges"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime, pickLabel } from "../../lib/format"
import type { Batch } from "../../lib/license-batch-types"
import { formatNumber, formatShare } from "../../lib/rental-format"

const helper = createDataTableColumnHelper<Batch>()

/** The title; its link makes the row reachable by keyboard. */
function TitleCell({ batch }: { batch: Batch }) {
  const language = useLanguage()
  const below = [batch.product_title, batch.edition, batch.gtin].filter(Boolean).join(" · ")
  return (
    <div className="min-w-0">
      <Link
        to={`/media/license/batches/${batch.id}`}
        onClick={(event) => event.stopPropagation()}
        className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus block truncate rounded outline-none"
      >
        {pickLabel(batch.title, language, batch.id)}
      </Link>
      {below && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {below}
        </Text>
      )}
    </div>
  )
}

function CountCell({ batch }: { batch: Batch }) {
  const language = useLanguage()
  const { minted_count, quantity, status } = batch
  return (
    <span className="tabular-nums">
      {status === "minting" || status === "failed"
        ? `${formatNumber(minted_count, language)} / ${formatNumber(quantity, language)} (${formatShare(minted_count / quantity, language)})`
        : formatNumber(quantity, language)}
    </span>
  )
}

export function useBatchColumns(): DataTableColumnDef<Batch, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(() => {
    const sorted = { enableSorting: true, sortAscLabel: t("copies.sort.asc"), sortDescLabel: t("copies.sort.desc") }
    return [
      helper.accessor("title", {
        header: t("batches.column.title"),
        cell: ({ row }) => <TitleCell batch={row.original} />,
        size: 280,
        maxSize: 320,
      }),
      helper.accessor("status", {
        header: t("batches.column.status"),
        cell: ({ getValue }) => <BatchStatusBadge status={getValue()} />,
        size: 170,
      }),
      helper.accessor("quantity", {
        header: t("batches.column.quantity"),
        cell: ({ row }) => <CountCell batch={row.original} />,
        ...sorted,
        align: "right",
        size: 190,
      }),
      helper.accessor("purpose", {
        header: t("batches.column.purpose"),
        cell: ({ getValue }) => t(`batches.purpose.${getValue()}`),
        size: 120,
      }),
      helper.accessor("requested_by", {
        header: t("batches.column.requestedBy"),
        cell: ({ getValue }) => getValue().name ?? getValue().id,
        size: 170,
      }),
      helper.accessor("created_at", {
        header: t("batches.column.created"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
        ...sorted,
        size: 170,
      }),
    ] as DataTableColumnDef<Batch, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language])
}
