import { createDataTableColumnHelper, StatusBadge, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ListCard } from "../../components/list-card"
import { FilterSelect, ListSearch } from "../../components/list-controls"
import { ListTable } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { usePlans } from "../../hooks/rental-plans"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { formatNumber } from "../../lib/rental-format"
import type { RatePlan } from "../../lib/rental-setup-types"
import { listRequest, oneOf, type ListSpec } from "../../lib/url-list"

const PLAN_LIST: ListSpec<"active"> = {
  filters: { active: oneOf("true", "false") },
  sortable: { name: "name", offers: "offers", max_days: "max_days" },
}

/** What renting costs: plans that offers share. */
export function PlansPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(PLAN_LIST)
  const query = usePlans(listRequest(list.state))
  const can = useCan()
  const columns = usePlanColumns()
  const create = { label: t("plans.create"), to: "/media/rentals/plans/create" }
  return (
    <>
      <RentalNav />
      <ListCard
        texts="plans"
        list={list}
        query={query}
        action={can("rental.setup:create") ? create : undefined}
        filters={<Filters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.rate_plans}
          columns={columns}
          sortable={PLAN_LIST.sortable}
          hrefOf={(plan) => `/media/rentals/plans/${plan.id}`}
        />
      </ListCard>
    </>
  )
}

function Filters({ list }: { list: UrlList<"active"> }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      <ListSearch
        label={t("copies.search")}
        hint={t("plans.searchHint")}
        value={list.state.q}
        onChange={(q) => list.change({ q }, true)}
      />
      <FilterSelect
        label={t("plans.column.active")}
        value={list.state.filters.active ?? ""}
        choices={[
          { value: "true", label: t("plans.active") },
          { value: "false", label: t("plans.inactive") },
        ]}
        onChange={(active) => list.change({ active })}
      />
    </div>
  )
}

const helper = createDataTableColumnHelper<RatePlan>()

function usePlanColumns(): DataTableColumnDef<RatePlan, unknown>[] {
  const { t, i18n } = useTranslation("media")
  const language = useLanguage()
  return useMemo(
    () =>
      [
        helper.accessor("name", {
          header: t("plans.column.name"),
          cell: ({ row: { original: plan } }) => (
            <Link
              to={`/media/rentals/plans/${plan.id}`}
              onClick={(event) => event.stopPropagation()}
              className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded outline-none"
            >
              {plan.name}
            </Link>
          ),
          enableSorting: true,
          size: 280,
        }),
        helper.accessor("active", {
          header: t("plans.column.active"),
          cell: ({ getValue }) => (
            <StatusBadge color={getValue() ? "green" : "grey"}>
              {t(getValue() ? "plans.active" : "plans.inactive")}
            </StatusBadge>
          ),
          size: 110,
        }),
        helper.accessor("max_days", {
          header: t("plans.column.days"),
          cell: ({ row: { original: plan } }) => (
            <span className="tabular-nums">{t("plans.days", { min: plan.min_days, max: plan.max_days })}</span>
          ),
          enableSorting: true,
          size: 130,
        }),
        helper.accessor("tiers", {
          header: t("plans.column.currencies"),
          cell: ({ getValue }) =>
            [...new Set(getValue().map((tier) => tier.currency_code.toUpperCase()))].join(t("common.comma")),
          size: 150,
        }),
        helper.display({
          id: "prices",
          header: t("plans.column.tiers"),
          cell: ({ row }) => <span className="tabular-nums">{formatNumber(row.original.tiers.length, language)}</span>,
          size: 90,
        }),
        helper.accessor("offers", {
          header: t("plans.column.offers"),
          cell: ({ getValue }) => <span className="tabular-nums">{formatNumber(getValue().total, language)}</span>,
          enableSorting: true,
          align: "right",
          size: 110,
        }),
      ] as DataTableColumnDef<RatePlan, unknown>[],
    // The texts of the columns change with the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language, language],
  )
}
