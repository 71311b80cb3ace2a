import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCount, ListTable } from "../../components/list-table"
import { Empty, Failure } from "../../components/states"
import { useCases } from "../../hooks/license-cases"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { CaseFilters } from "./case-filters"
import { CASE_LIST, type CaseFilter } from "./case-list-spec"
import { useCaseColumns } from "./use-case-columns"

/** What people should look at: unusual checks, disputes, and what the public reports. */
export function CasesPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(CASE_LIST)
  // Cases have no text to search for; a `q` from elsewhere would be refused.
  const query = useCases({ ...listRequest(list.state), q: undefined })
  const failed = query.isError && !query.data
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("licenseCases.title")}</Heading>
          <ListCount
            count={query.data?.count}
            loading={query.isFetching}
            what={t("licenseCases.title")}
            text={(count, formatted) => t("licenseCases.count", { count, formatted })}
          />
        </div>
        <CaseFilters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("licenseCases.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <CaseTable list={list} query={query} />
        )}
      </Container>
    </div>
  )
}

function CaseTable({ list, query }: { list: UrlList<CaseFilter>; query: ReturnType<typeof useCases> }) {
  const { t } = useTranslation("media")
  const columns = useCaseColumns()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("licenseCases.noMatch.title")}
        message={t("licenseCases.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty bare title={t("licenseCases.empty.title")} message={t("licenseCases.empty.message")} />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.cases}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={CASE_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(one) => `/media/license/cases/${one.id}`}
    />
  )
}
