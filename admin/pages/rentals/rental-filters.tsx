import { useTranslation } from "react-i18next"
import { RENTAL_STATUSES } from "../../../src/modules/rental/domain/enums"
import { Chips } from "../../components/chips"
import { ClearFilters, FilterDate, FilterSelect, ListSearch } from "../../components/list-controls"
import { LocationFilter } from "../../components/location-filter"
import { useMember } from "../../hooks/rental-members"
import { useOfferBy } from "../../hooks/rental-offers"
import type { UrlList } from "../../hooks/use-url-list"
import type { RentalFilter } from "../../lib/rental-list"

/** Filters of the list, always in sight; what a link from elsewhere narrows it by stands below as chips. */
export function RentalFilters({ list }: { list: UrlList<RentalFilter> }) {
  const { t } = useTranslation("media")
  const { filters, q } = list.state
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-end gap-3">
        <ListSearch
          label={t("items.search")}
          hint={t("rentals.searchHint")}
          value={q}
          onChange={(next) => list.change({ q: next }, true)}
        />
        <FilterSelect
          label={t("rentals.filter.status")}
          value={filters.status ?? ""}
          choices={RENTAL_STATUSES.map((value) => ({ value, label: t(`rental.status.${value}`) }))}
          onChange={(status) => list.change({ status })}
        />
        <LocationFilter list={list} />
        <FilterDate
          label={t("rentals.filter.from")}
          value={filters.from ?? ""}
          onChange={(from) => list.change({ from })}
        />
        <FilterDate label={t("rentals.filter.to")} value={filters.to ?? ""} onChange={(to) => list.change({ to })} />
        <ClearFilters list={list} />
      </div>
      <LinkedFilters list={list} />
    </div>
  )
}

const LINKED = ["customer_id", "variant_id", "unit_id", "order_id"] as const

function LinkedFilters({ list }: { list: UrlList<RentalFilter> }) {
  const { t } = useTranslation("media")
  const { filters } = list.state
  const names: Partial<Record<RentalFilter, string>> = {
    customer_id:
      useMember(filters.customer_id ?? "", { enabled: filters.customer_id !== undefined }).data?.customer?.name ??
      undefined,
    variant_id: useOfferBy({ variant_id: filters.variant_id }).data?.title,
  }
  const chips = LINKED.filter((name) => filters[name] !== undefined).map((name) => ({
    value: name,
    label: t(`rentals.linked.${name}`, { name: names[name] ?? filters[name] }),
  }))
  return <Chips chips={chips} onRemove={(name) => list.change({ [name]: null })} />
}
