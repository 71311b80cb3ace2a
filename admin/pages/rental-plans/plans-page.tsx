import {
  Button,
  Container,
  createDataTableColumnHelper,
  Heading,
  StatusBadge,
  type DataTableColumnDef,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { FilterSelect, ListSearch } from "../../components/list-controls"
import { ListCount, ListTable } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure } from "../../components/states"
import { usePlans } from "../../hooks/rental-plans"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { formatNumber } from "../../lib/rental-format"
import type { RatePlan } from "../../lib/rental-setup-types"
import { isNarrowed, listRequest, oneOf, type ListSpec } from "../../lib/url-list"

const PLAN_LIST: ListSpec<"active"> = {
  filters: { active: oneOf("true", "false") },
  sortable: { name: "name", offers: "offers", max_days: "max_days" },
}

const CREATE = "/media/rentals/plans/create"

/** What renting costs: plans that offers share. */
export function PlansPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(PLAN_LIST)
  const query = usePlans(listRequest(list.state))
  const can = useCan()
  const failed = query.isError && !query.data
  return (
    <>
      <RentalNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("plans.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("plans.title")}
              text={(count, formatted) => t("plans.count", { count, formatted })}
            />
          </div>
          {can("rental.setup:create") && (
            <Button size="small" asChild>
              <Link to={CREATE}>{t("plans.create")}</Link>
            </Button>
          )}
        </div>
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
        {failed ? (
          <Failure bare error={query.error} what={t("plans.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <PlanTable list={list} query={query} />
        )}
      </Container>
    </>
  )
}

function PlanTable({ list, query }: { list: UrlList<"active">; query: ReturnType<typeof usePlans> }) {
  const { t } = useTranslation("media")
  const columns = usePlanColumns()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("plans.noMatch")}
        message={t("copies.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("plans.empty.title")}
        message={t("plans.empty.message")}
        action={{ label: t("plans.create"), to: CREATE }}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.rate_plans}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={PLAN_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(plan) => `/media/rentals/plans/${plan.id}`}
    />
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
