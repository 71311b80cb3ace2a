import { useTranslation } from "react-i18next"
import { FilterBar, FilterRemote, FilterSelect, ListSearch } from "../../components/list-controls"
import { NamedFilter } from "../../components/named-filter"
import { licenceTermsSource, useLicenceTermsOf } from "../../hooks/licence-terms"
import type { UrlList } from "../../hooks/use-url-list"
import { TAG_MODES } from "../../lib/license-rule-types"
import type { RuleFilter } from "./list-specs"

/** What the list of rules shows. */
export function RuleFilters({ list }: { list: UrlList<RuleFilter> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("tagRules.search")}
        hint={t("tagRules.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      <FilterSelect
        label={t("tagRules.column.tags")}
        value={state.filters.tag_mode ?? ""}
        choices={TAG_MODES.map((value) => ({ value, label: t(`tagRules.mode.${value}.name`) }))}
        onChange={(mode) => change({ tag_mode: mode })}
      />
      <TermsFilter value={state.filters.terms_id ?? ""} onChange={(id) => change({ terms_id: id })} />
      {state.filters.variant_id && (
        <NamedFilter text={t("tagRules.ofOneVariant")} onRemove={() => change({ variant_id: null })} />
      )}
    </FilterBar>
  )
}

function TermsFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation("media")
  const { data: terms } = useLicenceTermsOf(value)
  return (
    <FilterRemote
      label={t("tagRules.column.terms")}
      source={licenceTermsSource}
      value={value}
      name={terms?.name}
      onChange={onChange}
    />
  )
}
