import { Button, Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useLocation } from "react-router-dom"
import { HOLD_STATUSES } from "../../../src/modules/rental/domain/enums"
import { Chips } from "../../components/chips"
import { FilterSelect, ListSearch } from "../../components/list-controls"
import { ListCount } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import { useHolds } from "../../hooks/rental-holds"
import { useMember } from "../../hooks/rental-members"
import { useOfferBy } from "../../hooks/rental-offers"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { HOLDS_LIST, holdsRequest, OPEN, type HoldFilter } from "../../lib/hold-list"
import { isNarrowed } from "../../lib/url-list"
import { HoldsTable } from "./holds-table"

/** Who waits for which title, in the order in which they are served. */
export function HoldsPage() {
  const { t } = useTranslation("media")
  const can = useCan()
  const list = useUrlList(HOLDS_LIST)
  const query = useHolds(holdsRequest(list.state))
  const { search } = useLocation()
  return (
    <div className="flex flex-col gap-y-3">
      <RentalNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("holds.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("holds.title")}
              text={(count, formatted) => t("holds.count", { count, formatted })}
            />
          </div>
          {can("rental.hold:create") && (
            <Button size="small" asChild>
              <Link to={{ pathname: "create", search }}>{t("holds.add")}</Link>
            </Button>
          )}
        </div>
        <Filters list={list} />
        <Content list={list} query={query} />
      </Container>
      <Outlet />
    </div>
  )
}

function Filters({ list }: { list: UrlList<HoldFilter> }) {
  const { t } = useTranslation("media")
  const { data: locations = [] } = useLocations()
  const { filters, q } = list.state
  const statuses = HOLD_STATUSES.map((value) => ({ value, label: t(`rental.holdStatus.${value}`) }))
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-end gap-3">
        <ListSearch
          label={t("items.search")}
          hint={t("holds.searchHint")}
          value={q}
          onChange={(next) => list.change({ q: next }, true)}
        />
        <FilterSelect
          label={t("rentals.filter.status")}
          value={filters.status === "all" ? "" : (filters.status ?? OPEN)}
          choices={[{ value: OPEN, label: t("holds.open") }, ...statuses]}
          onChange={(status) => list.change({ status: status === OPEN ? null : status || "all" })}
        />
        {locations.length > 1 && (
          <FilterSelect
            label={t("desk.location.label")}
            value={filters.location_id ?? ""}
            choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(location_id) => list.change({ location_id })}
          />
        )}
        {isNarrowed(list.state) && (
          <Button type="button" size="small" variant="transparent" onClick={list.clear}>
            {t("items.clearFilters")}
          </Button>
        )}
      </div>
      <LinkedFilters list={list} />
    </div>
  )
}

function LinkedFilters({ list }: { list: UrlList<HoldFilter> }) {
  const { t } = useTranslation("media")
  const { customer_id: customer, variant_id: variant } = list.state.filters
  const member = useMember(customer ?? "", { enabled: customer !== undefined })
  const title = useOfferBy({ variant_id: variant })
  const chips = [
    ...(customer ? [{ value: "customer_id", name: member.data?.customer?.name ?? customer }] : []),
    ...(variant ? [{ value: "variant_id", name: title.data?.title ?? variant }] : []),
  ].map(({ value, name }) => ({ value, label: t(`rentals.linked.${value}`, { name }) }))
  return <Chips chips={chips} onRemove={(name) => list.change({ [name]: null })} />
}

function Content({ list, query }: { list: UrlList<HoldFilter>; query: ReturnType<typeof useHolds> }) {
  const { t } = useTranslation("media")
  if (query.isError && !query.data) {
    return <Failure bare error={query.error} what={t("holds.failed")} onRetry={() => void query.refetch()} />
  }
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("holds.noMatch.title")}
        message={t("holds.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty bare title={t("holds.empty.title")} message={t("holds.empty.message")} />
    )
  }
  return <HoldsTable list={list} query={query} />
}
