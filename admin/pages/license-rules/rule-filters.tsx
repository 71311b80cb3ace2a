import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { RemoteBox } from "../../components/combo-fields"
import { FilterSelect, Labelled, ListSearch } from "../../components/list-controls"
import { NamedFilter } from "../../components/named-filter"
import { licenceTermsSource, useLicenceTermsOf } from "../../hooks/licence-terms"
import type { UrlList } from "../../hooks/use-url-list"
import { TAG_MODES } from "../../lib/license-rule-types"
import { isNarrowed } from "../../lib/url-list"
import type { RuleFilter } from "./list-specs"

/** What the list of rules shows. */
export function RuleFilters({ list: { state, change, clear } }: { list: UrlList<RuleFilter> }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
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
      {isNarrowed(state) && (
        <Button type="button" size="small" variant="transparent" onClick={clear}>
          {t("items.clearFilters")}
        </Button>
      )}
    </div>
  )
}

function TermsFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation("media")
  const { data: terms } = useLicenceTermsOf(value)
  const label = t("tagRules.column.terms")
  return (
    <Labelled label={label} htmlFor="license-rules-terms" className="w-56">
      <RemoteBox
        id="license-rules-terms"
        aria-label={label}
        placeholder={t("items.filter.any")}
        source={licenceTermsSource}
        value={value ? { id: value, name: terms?.name ?? value } : null}
        onChange={(next) => onChange(next?.id ?? "")}
      />
    </Labelled>
  )
}
