import { createDataTableColumnHelper, Text, Tooltip, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { TagModeBadge } from "../../components/license-badges"
import { TextLink } from "../../components/text-link"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime } from "../../lib/format"
import type { VariantRule } from "../../lib/license-rule-types"
import { variantLabel } from "../../lib/rule-form"
import { actColumn, type RowActs } from "./act-column"

const helper = createDataTableColumnHelper<VariantRule>()

/** The variant's product, which leads to the variant. */
function VariantCell({ rule: { variant } }: { rule: VariantRule }) {
  const { t } = useTranslation("media")
  if (!variant) return <span className="text-ui-fg-subtle">{t("tagRules.variantGone")}</span>
  return (
    <div className="min-w-0">
      <Link
        to={`/products/${variant.product_id}/variants/${variant.id}`}
        className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus block truncate rounded outline-none"
      >
        {variant.product_title}
      </Link>
      <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
        {[variant.title, variant.sku].filter(Boolean).join(" · ")}
      </Text>
    </div>
  )
}

function FilesCell({ rule: { files } }: { rule: VariantRule }) {
  const { t } = useTranslation("media")
  if (files.length === 0) return <NoValue />
  const names = files.map(({ title }) => title).join(t("common.comma"))
  return (
    <Tooltip content={names}>
      <span className="tabular-nums" tabIndex={0}>
        {t("tagRules.fileCount", { count: files.length })}
      </span>
    </Tooltip>
  )
}

/** @param acts `null` for somebody who may only look */
export function useRuleColumns(acts: RowActs<VariantRule> | null): DataTableColumnDef<VariantRule, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(() => {
    const sorted = { enableSorting: true, sortAscLabel: t("copies.sort.asc"), sortDescLabel: t("copies.sort.desc") }
    return [
      helper.accessor("variant", {
        header: t("tagRules.column.variant"),
        cell: ({ row }) => <VariantCell rule={row.original} />,
        ...sorted,
        size: 280,
        maxSize: 320,
      }),
      helper.accessor("tag_mode", {
        header: t("tagRules.column.tags"),
        cell: ({ getValue }) => <TagModeBadge mode={getValue()} />,
        size: 150,
      }),
      helper.accessor("terms_name", {
        header: t("tagRules.column.terms"),
        cell: ({ row: { original } }) =>
          original.terms_id ? (
            <TextLink to={`/media/license/rules/terms?id=${original.terms_id}`} className="block truncate">
              {original.terms_name ?? original.terms_id}
            </TextLink>
          ) : (
            <NoValue />
          ),
        size: 200,
      }),
      helper.accessor("files", {
        header: t("tagRules.column.files"),
        cell: ({ row }) => <FilesCell rule={row.original} />,
        size: 110,
      }),
      helper.accessor("updated_at", {
        header: t("tagRules.column.updated"),
        cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
        ...sorted,
        size: 170,
      }),
      ...(acts ? [actColumn(acts, t("tagRules.column.actions"), variantLabel)] : []),
    ] as DataTableColumnDef<VariantRule, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language, acts !== null])
}
