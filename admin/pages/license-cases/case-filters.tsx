import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { CASE_KINDS, CASE_STATUSES } from "../../../src/modules/license/domain/enums"
import { FilterBar, FilterSelect } from "../../components/list-controls"
import { NamedFilter } from "../../components/named-filter"
import { useMe } from "../../hooks/staff"
import type { UrlList } from "../../hooks/use-url-list"
import { SEVERITIES } from "../../lib/license-case-types"
import type { CaseFilter } from "./case-list-spec"

/** What the list shows. */
export function CaseFilters({ list }: { list: UrlList<CaseFilter> }) {
  const { t } = useTranslation("media")
  const { data: me } = useMe()
  const { state, change } = list
  const { assigned_to: assigned } = state.filters
  return (
    <FilterBar list={list}>
      <FilterSelect
        label={t("licenseCases.column.status")}
        value={state.filters.status ?? ""}
        choices={CASE_STATUSES.map((value) => ({ value, label: t(`licenseCases.status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("licenseCases.column.kind")}
        value={state.filters.kind ?? ""}
        choices={CASE_KINDS.map((value) => ({ value, label: t(`licenseCases.kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <FilterSelect
        label={t("licenseCases.column.severity")}
        value={state.filters.severity ?? ""}
        choices={SEVERITIES.map((value) => ({ value, label: t(`licenseCases.severity.${value}`) }))}
        onChange={(severity) => change({ severity })}
      />
      {me && assigned !== me.id && (
        <Button type="button" size="small" variant="secondary" onClick={() => change({ assigned_to: me.id })}>
          {t("licenseCases.mine")}
        </Button>
      )}
      {assigned && (
        <NamedFilter
          text={t(assigned === me?.id ? "licenseCases.mine" : "licenseCases.ofOnePerson")}
          onRemove={() => change({ assigned_to: null })}
        />
      )}
      {state.filters.tag_id && <NamedFilter text={t("licenseCases.ofTag")} onRemove={() => change({ tag_id: null })} />}
    </FilterBar>
  )
}
