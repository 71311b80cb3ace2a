import { useTranslation } from "react-i18next"
import { Outlet, useLocation } from "react-router-dom"
import { HOLD_STATUSES } from "../../../src/modules/rental/domain/enums"
import { Chips } from "../../components/chips"
import { ListCard } from "../../components/list-card"
import { ClearFilters, FilterSelect, ListSearch } from "../../components/list-controls"
import { LocationFilter } from "../../components/location-filter"
import { RentalNav } from "../../components/rental-nav"
import { useHolds } from "../../hooks/rental-holds"
import { useMember } from "../../hooks/rental-members"
import { useOfferBy } from "../../hooks/rental-offers"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { HOLDS_LIST, holdsRequest, OPEN, type HoldFilter } from "../../lib/hold-list"
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
      <ListCard
        texts="holds"
        list={list}
        query={query}
        action={can("rental.hold:create") ? { label: t("holds.add"), to: { pathname: "create", search } } : undefined}
        emptyAction={null}
        filters={<Filters list={list} />}
      >
        <HoldsTable list={list} query={query} />
      </ListCard>
      <Outlet />
    </div>
  )
}

function Filters({ list }: { list: UrlList<HoldFilter> }) {
  const { t } = useTranslation("media")
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
        <LocationFilter list={list} />
        <ClearFilters list={list} />
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
