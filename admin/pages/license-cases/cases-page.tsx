import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { ListTable } from "../../components/list-table"
import { useCases } from "../../hooks/license-cases"
import { useUrlList } from "../../hooks/use-url-list"
import { listRequest } from "../../lib/url-list"
import { CaseFilters } from "./case-filters"
import { CASE_LIST } from "./case-list-spec"
import { useCaseColumns } from "./use-case-columns"

/** What people should look at: unusual checks, disputes, and what the public reports. */
export function CasesPage() {
  const list = useUrlList(CASE_LIST)
  // Cases have no text to search for; a `q` from elsewhere would be refused.
  const query = useCases({ ...listRequest(list.state), q: undefined })
  const columns = useCaseColumns()
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard texts="licenseCases" list={list} query={query} filters={<CaseFilters list={list} />}>
        <ListTable
          list={list}
          query={query}
          rows={query.data?.cases}
          columns={columns}
          sortable={CASE_LIST.sortable}
          hrefOf={(one) => `/media/license/cases/${one.id}`}
        />
      </ListCard>
    </div>
  )
}
