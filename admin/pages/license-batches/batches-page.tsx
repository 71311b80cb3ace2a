import { useTranslation } from "react-i18next"
import { Outlet } from "react-router-dom"
import { BATCH_PURPOSES, BATCH_STATUSES } from "../../../src/modules/license/domain/enums"
import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { FilterBar, FilterSelect, ListSearch } from "../../components/list-controls"
import { ListTable } from "../../components/list-table"
import { useBatches } from "../../hooks/license-batches"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { listRequest } from "../../lib/url-list"
import { BATCH_LIST, type BatchFilterName } from "./batch-list-spec"
import { useBatchColumns } from "./use-batch-columns"

/** Pressings and label runs: what is being minted, what can be printed, what is closed. */
export function BatchesPage() {
  const { t } = useTranslation("media")
  const can = useCan()
  const list = useUrlList(BATCH_LIST)
  const query = useBatches(listRequest(list.state))
  const columns = useBatchColumns()
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard
        texts="batches"
        list={list}
        query={query}
        action={can("license.batch:create") ? { label: t("batches.create.open"), to: "create" } : undefined}
        filters={<Filters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.batches}
          columns={columns}
          sortable={BATCH_LIST.sortable}
          hrefOf={(batch) => `/media/license/batches/${batch.id}`}
        />
      </ListCard>
      <Outlet />
    </div>
  )
}

function Filters({ list }: { list: UrlList<BatchFilterName> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("batches.search")}
        hint={t("batches.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      <FilterSelect
        label={t("batches.column.status")}
        value={state.filters.status ?? ""}
        choices={BATCH_STATUSES.map((value) => ({ value, label: t(`batches.status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t("batches.column.purpose")}
        value={state.filters.purpose ?? ""}
        choices={BATCH_PURPOSES.map((value) => ({ value, label: t(`batches.purpose.${value}`) }))}
        onChange={(purpose) => change({ purpose })}
      />
    </FilterBar>
  )
}
