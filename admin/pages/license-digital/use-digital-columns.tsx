import { createDataTableColumnHelper, Text, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../components/badges"
import { DigitalStatusBadge } from "../../components/license-badges"
import { useLanguage } from "../../hooks/use-language"
import { formatDateTime } from "../../lib/format"
import { activeDevices } from "../../lib/license-format"
import type { DigitalLicence } from "../../lib/license-digital-types"

const helper = createDataTableColumnHelper<DigitalLicence>()

/** What is licensed; its link makes the row reachable by keyboard. */
function ProductCell({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  return (
    <div className="min-w-0">
      <Link
        to={`/media/license/digital/${one.id}`}
        onClick={(event) => event.stopPropagation()}
        className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus block truncate rounded outline-none"
      >
        {one.product_title ?? t("licenseDigital.unknownProduct")}
      </Link>
      {one.variant_title && (
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          {one.variant_title}
        </Text>
      )}
    </div>
  )
}

function DevicesCell({ one }: { one: DigitalLicence }) {
  const { t } = useTranslation("media")
  return (
    <span className="tabular-nums">
      {t("licenseDigital.devicesOf", { used: activeDevices(one), max: one.terms.max_devices })}
    </span>
  )
}

export function useDigitalColumns(): DataTableColumnDef<DigitalLicence, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(
    () =>
      [
        helper.accessor("product_title", {
          header: t("licenseDigital.column.product"),
          cell: ({ row }) => <ProductCell one={row.original} />,
          size: 260,
        }),
        helper.accessor("customer_email", {
          header: t("licenseDigital.column.customer"),
          cell: ({ getValue }) => getValue() ?? <NoValue />,
          size: 220,
        }),
        helper.accessor("key_last4", {
          header: t("licenseDigital.column.key"),
          cell: ({ getValue }) => (
            <span className="font-mono">{t("licenseDigital.keyEnds", { last: getValue() })}</span>
          ),
          size: 100,
        }),
        helper.accessor("status", {
          header: t("licenseDigital.column.status"),
          cell: ({ getValue }) => <DigitalStatusBadge status={getValue()} />,
          size: 130,
        }),
        helper.accessor("devices", {
          header: t("licenseDigital.column.devices"),
          cell: ({ row }) => <DevicesCell one={row.original} />,
          align: "right",
          size: 110,
        }),
        helper.accessor("created_at", {
          header: t("licenseDigital.column.issued"),
          cell: ({ getValue }) => <span className="tabular-nums">{formatDateTime(getValue(), language)}</span>,
          enableSorting: true,
          sortAscLabel: t("copies.sort.asc"),
          sortDescLabel: t("copies.sort.desc"),
          size: 170,
        }),
      ] as DataTableColumnDef<DigitalLicence, unknown>[],
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language],
  )
}
