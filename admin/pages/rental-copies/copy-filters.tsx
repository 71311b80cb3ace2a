import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { UNIT_STATUSES } from "../../../src/modules/rental/domain/enums"
import { FilterBar, FilterSelect, ListSearch } from "../../components/list-controls"
import { useGrades } from "../../hooks/grades"
import { useLocations } from "../../hooks/locations"
import { useOfferBy } from "../../hooks/rental-offers"
import type { UrlList } from "../../hooks/use-url-list"
import type { CopyFilter } from "./copy-list-spec"

/** What the list shows; a filter that a link has set (one title's copies) is named and can be taken away. */
export function CopyFilters({ list }: { list: UrlList<CopyFilter> }) {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const { data: grades } = useGrades()
  const { state, change } = list
  const codes = [...new Set((grades ?? []).map((grade) => grade.code))]
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("copies.search")}
        hint={t("copies.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      <FilterSelect
        label={t("copies.column.status")}
        value={state.filters.status ?? ""}
        choices={UNIT_STATUSES.map((value) => ({ value, label: t(`rental.unitStatus.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("copies.column.location")}
        value={state.filters.location_id ?? ""}
        choices={(locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => change({ location_id: id })}
      />
      <FilterSelect
        label={t("copies.column.grade")}
        value={state.filters.grade ?? ""}
        choices={codes.map((value) => ({ value, label: value }))}
        onChange={(grade) => change({ grade })}
      />
      <TitleFilter list={list} />
    </FilterBar>
  )
}

function TitleFilter({ list }: { list: UrlList<CopyFilter> }) {
  const { t } = useTranslation("media")
  const { variant_id, offer_id, product_id } = list.state.filters
  const { data: offer } = useOfferBy({ id: offer_id, variant_id })
  if (!variant_id && !offer_id && !product_id) return null
  return (
    <Badge size="small" className="mb-1 max-w-xs truncate">
      {offer ? t("copies.ofTitle", { title: offer.title }) : t("copies.ofOneTitle")}
    </Badge>
  )
}
