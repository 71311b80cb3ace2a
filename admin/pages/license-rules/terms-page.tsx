import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { FilterBar, ListSearch } from "../../components/list-controls"
import { ListTable } from "../../components/list-table"
import { NamedFilter } from "../../components/named-filter"
import { useLicenceTerms } from "../../hooks/licence-terms"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import type { LicenceTerms } from "../../lib/license-rule-types"
import { listRequest } from "../../lib/url-list"
import { TERMS_LIST } from "./list-specs"
import { RuleTabs } from "./tabs"
import { TermsDrawer } from "./terms-drawer"
import { useAskDeleteTerms } from "./use-ask-delete"
import { useTermsColumns } from "./use-terms-columns"

/** What digital licences allow. */
export function LicenceTermsPage() {
  const { t } = useTranslation("media")
  const mayChange = useCan()("license.rule:update")
  const list = useUrlList(TERMS_LIST)
  const query = useLicenceTerms(listRequest(list.state))
  const [edited, setEdited] = useState<LicenceTerms | "new" | null>(null)
  const askDelete = useAskDeleteTerms()
  const columns = useTermsColumns(mayChange ? { onEdit: setEdited, onDelete: (terms) => void askDelete(terms) } : null)
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard
        texts="licenceTerms"
        list={list}
        query={query}
        action={mayChange ? { label: t("licenceTerms.add"), onClick: () => setEdited("new") } : undefined}
        filters={
          <>
            <RuleTabs current="terms" />
            <Filters list={list} />
          </>
        }
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.terms}
          columns={columns}
          sortable={TERMS_LIST.sortable}
        />
      </ListCard>
      {edited && <TermsDrawer terms={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function Filters({ list }: { list: UrlList<"id"> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("tagRules.search")}
        hint={t("licenceTerms.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      {state.filters.id && <NamedFilter text={t("licenceTerms.onlyOne")} onRemove={() => change({ id: null })} />}
    </FilterBar>
  )
}
