import { Button, Container, Heading } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListSearch } from "../../components/list-controls"
import { ListCount, ListTable } from "../../components/list-table"
import { NamedFilter } from "../../components/named-filter"
import { Empty, Failure } from "../../components/states"
import { useLicenceTerms } from "../../hooks/licence-terms"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import type { LicenceTerms } from "../../lib/license-rule-types"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { TERMS_LIST } from "./list-specs"
import { RuleTabs } from "./tabs"
import { TermsDrawer } from "./terms-drawer"
import { useAskDeleteTerms } from "./use-ask-delete"
import { useTermsColumns } from "./use-terms-columns"

/** What digital licences allow. */
export function LicenceTermsPage() {
  const { t } = useTranslation("media")
  const can = useCan()
  const list = useUrlList(TERMS_LIST)
  const query = useLicenceTerms(listRequest(list.state))
  const [edited, setEdited] = useState<LicenceTerms | "new" | null>(null)
  const failed = query.isError && !query.data
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("licenceTerms.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("licenceTerms.title")}
              text={(count, formatted) => t("licenceTerms.count", { count, formatted })}
            />
          </div>
          {can("license.rule:update") && (
            <Button type="button" size="small" onClick={() => setEdited("new")}>
              {t("licenceTerms.add")}
            </Button>
          )}
        </div>
        <RuleTabs current="terms" />
        <Filters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("licenceTerms.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <TermsTable list={list} query={query} onEdit={setEdited} />
        )}
      </Container>
      {edited && <TermsDrawer terms={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function Filters({ list: { state, change, clear } }: { list: UrlList<"id"> }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      <ListSearch
        label={t("tagRules.search")}
        hint={t("licenceTerms.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      {state.filters.id && <NamedFilter text={t("licenceTerms.onlyOne")} onRemove={() => change({ id: null })} />}
      {isNarrowed(state) && (
        <Button type="button" size="small" variant="transparent" onClick={clear}>
          {t("items.clearFilters")}
        </Button>
      )}
    </div>
  )
}

interface TableProps {
  list: UrlList<"id">
  query: ReturnType<typeof useLicenceTerms>
  onEdit: (terms: LicenceTerms | "new") => void
}

function TermsTable({ list, query, onEdit }: TableProps) {
  const { t } = useTranslation("media")
  const mayChange = useCan()("license.rule:update")
  const askDelete = useAskDeleteTerms()
  const columns = useTermsColumns(mayChange ? { onEdit, onDelete: (terms) => void askDelete(terms) } : null)
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("licenceTerms.noMatch.title")}
        message={t("licenceTerms.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("licenceTerms.empty.title")}
        message={t("licenceTerms.empty.message")}
        action={mayChange ? { label: t("licenceTerms.add"), onClick: () => onEdit("new") } : undefined}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.terms}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={TERMS_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
    />
  )
}
