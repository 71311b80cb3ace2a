import { Badge, createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../components/badges"
import { TextLink } from "../../components/text-link"
import { useLanguage } from "../../hooks/use-language"
import type { LicenceTerms } from "../../lib/license-rule-types"
import { formatNumber } from "../../lib/rental-format"
import { actColumn, type RowActs } from "./act-column"

const helper = createDataTableColumnHelper<LicenceTerms>()

function NameCell({ terms }: { terms: LicenceTerms }) {
  const { t } = useTranslation("media")
  const kinds = (["follows_tag", "transferable"] as const).filter((name) => terms[name])
  return (
    <div className="flex min-w-0 flex-col gap-y-1 py-1">
      <Text size="small" leading="compact" weight="plus" className="truncate">
        {terms.name}
      </Text>
      {terms.quality && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {terms.quality}
        </Text>
      )}
      {kinds.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {kinds.map((name) => (
            <Badge key={name} size="2xsmall">
              {t(`licenseDigital.term.${name}`)}
            </Badge>
          ))}
        </div>
      )}
    </div>
  )
}

/** @param acts `null` for somebody who may only look */
export function useTermsColumns(acts: RowActs<LicenceTerms> | null): DataTableColumnDef<LicenceTerms, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(() => {
    const figure = (name: "max_devices" | "max_deactivations_per_year" | "download_cap", size: number) =>
      helper.accessor(name, {
        header: t(`licenceTerms.column.${name}`),
        cell: ({ getValue }) => <span className="tabular-nums">{formatNumber(getValue(), language)}</span>,
        align: "right",
        size,
      })
    return [
      helper.accessor("name", {
        header: t("licenceTerms.field.name"),
        cell: ({ row }) => <NameCell terms={row.original} />,
        enableSorting: true,
        sortAscLabel: t("copies.sort.asc"),
        sortDescLabel: t("copies.sort.desc"),
        size: 240,
        maxSize: 300,
      }),
      figure("max_devices", 100),
      figure("max_deactivations_per_year", 150),
      helper.accessor("offline_ttl_days", {
        header: t("licenceTerms.column.offline"),
        cell: ({ row: { original } }) => (
          <span className="tabular-nums">
            {t("licenceTerms.offlineDays", { days: original.offline_ttl_days, grace: original.grace_days })}
          </span>
        ),
        align: "right",
        size: 150,
      }),
      figure("download_cap", 120),
      helper.accessor("variants", {
        header: t("licenceTerms.column.variants"),
        cell: ({ row: { original } }) =>
          original.variants > 0 ? (
            <TextLink to={`/media/license/rules?terms_id=${original.id}`} className="tabular-nums">
              {t("licenceTerms.variantCount", {
                count: original.variants,
                formatted: formatNumber(original.variants, language),
              })}
            </TextLink>
          ) : (
            <NoValue />
          ),
        size: 120,
      }),
      ...(acts ? [actColumn(acts, t("tagRules.column.actions"), ({ name }) => name)] : []),
    ] as DataTableColumnDef<LicenceTerms, unknown>[]
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language, acts !== null])
}
