import { Button, Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet } from "react-router-dom"
import { BATCH_PURPOSES, BATCH_STATUSES } from "../../../src/modules/license/domain/enums"
import { LicenseNav } from "../../components/license-nav"
import { FilterSelect, ListSearch } from "../../components/list-controls"
import { ListCount, ListTable } from "../../components/list-table"
import { Empty, Failure } from "../../components/states"
import { useBatches } from "../../hooks/license-batches"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { BATCH_LIST, type BatchFilterName } from "./batch-list-spec"
import { useBatchColumns } from "./use-batch-columns"

/** Pressings and label runs: what is being minted, what can be printed, what is closed. */
export function BatchesPage() {
  const { t } = useTranslation("media")
  const can = useCan()
  const list = useUrlList(BATCH_LIST)
  const query = useBatches(listRequest(list.state))
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("batches.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("batches.title")}
              text={(count, formatted) => t("batches.count", { count, formatted })}
            />
          </div>
          {can("license.batch:create") && (
            <Button size="small" asChild>
              <Link to="create">{t("batches.create.open")}</Link>
            </Button>
          )}
        </div>
        <Filters list={list} />
        {query.isError && !query.data ? (
          <Failure bare error={query.error} what={t("batches.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <BatchTable list={list} query={query} />
        )}
      </Container>
      <Outlet />
    </div>
  )
}

function Filters({ list: { state, change, clear } }: { list: UrlList<BatchFilterName> }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
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
      {isNarrowed(state) && (
        <Button type="button" size="small" variant="transparent" onClick={clear}>
          {t("items.clearFilters")}
        </Button>
      )}
    </div>
  )
}

function BatchTable({ list, query }: { list: UrlList<BatchFilterName>; query: ReturnType<typeof useBatches> }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const columns = useBatchColumns()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("batches.noMatch.title")}
        message={t("batches.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("batches.empty.title")}
        message={t("batches.empty.message")}
        action={can("license.batch:create") ? { label: t("batches.create.open"), to: "create" } : undefined}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.batches}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={BATCH_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(batch) => `/media/license/batches/${batch.id}`}
    />
  )
}
