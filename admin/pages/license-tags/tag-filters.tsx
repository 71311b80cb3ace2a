import { useTranslation } from "react-i18next"
import { BATCH_PURPOSES, RISK_LEVELS, TAG_STATUSES } from "../../../src/modules/license/domain/enums"
import { FilterBar, FilterSelect, ListSearch } from "../../components/list-controls"
import { NamedFilter } from "../../components/named-filter"
import type { UrlList } from "../../hooks/use-url-list"
import { BatchFilter } from "./batch-filter"
import type { TagFilter } from "./tag-list-spec"

/** Filters that only a link sets; they are named and can be taken away. */
const LINKED = ["order_id", "variant_id", "owner_id", "stock_location_id", "rental_unit_id"] as const

/** What the list shows. A scanned text or a printed serial in the search finds its tag and nothing else. */
export function TagFilters({ list }: { list: UrlList<TagFilter> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("licenseTags.search")}
        hint={t("licenseTags.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      <FilterSelect
        label={t("licenseTags.column.status")}
        value={state.filters.status ?? ""}
        choices={TAG_STATUSES.map((value) => ({ value, label: t(`licenseTags.status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("licenseTags.column.risk")}
        value={state.filters.risk_level ?? ""}
        choices={RISK_LEVELS.map((value) => ({ value, label: t(`licenseTags.risk.${value}`) }))}
        onChange={(level) => change({ risk_level: level })}
      />
      <FilterSelect
        label={t("licenseTags.column.purpose")}
        value={state.filters.purpose ?? ""}
        choices={BATCH_PURPOSES.map((value) => ({ value, label: t(`licenseTags.purpose.${value}`) }))}
        onChange={(purpose) => change({ purpose })}
      />
      <BatchFilter value={state.filters.batch_id ?? ""} onChange={(id) => change({ batch_id: id })} />
      {LINKED.filter((name) => state.filters[name]).map((name) => (
        <NamedFilter key={name} text={t(`licenseTags.linked.${name}`)} onRemove={() => change({ [name]: null })} />
      ))}
    </FilterBar>
  )
}
