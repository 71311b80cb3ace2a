import { Button, Container, DataTable, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useLocation } from "react-router-dom"
import { ListSearch } from "../../components/list-controls"
import { Empty, Failure } from "../../components/states"
import { useItems } from "../../hooks/items"
import { useLanguage } from "../../hooks/use-language"
import { useListState } from "../../hooks/use-list-state"
import { useSlow } from "../../hooks/use-slow"
import { toBcp47 } from "../../lib/format"
import { isNarrowed, toRequest } from "../../lib/list-query"
import { ItemFilters } from "./item-filters"
import { useItemsTable } from "./use-items-table"

/** All media items: search, filters, sorting and paging on the server, and work on many at once. */
export function ItemsPage() {
  const { t } = useTranslation("media")
  const list = useListState()
  const query = useItems(toRequest(list.state))
  const { search } = useLocation()
  const failed = query.isError && !query.data
  return (
    <>
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("items.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
              <CountText count={query.data?.count} loading={query.isFetching} />
            </Text>
          </div>
          <Button size="small" asChild>
            <Link to={{ pathname: "create", search }}>{t("items.create")}</Link>
          </Button>
        </div>
        <div className="flex flex-wrap items-end gap-3 px-6 py-4">
          <ListSearch
            label={t("items.search")}
            hint={t("items.searchHint")}
            value={list.state.q}
            onChange={(q) => list.change({ q }, true)}
          />
          <ItemFilters state={list.state} onChange={list.change} onClear={list.clear} />
        </div>
        {failed ? (
          <Failure bare error={query.error} what={t("items.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <ItemsTable list={list} query={query} />
        )}
      </Container>
      <Outlet />
    </>
  )
}

function CountText({ count, loading }: { count: number | undefined; loading: boolean }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const slow = useSlow(loading)
  if (slow) return <>{t("state.stillLoading", { what: t("items.title") })}</>
  if (count === undefined) return <>{t("state.loading")}</>
  return <>{t("items.count", { count, formatted: new Intl.NumberFormat(toBcp47(language)).format(count) })}</>
}

interface TableProps {
  list: ReturnType<typeof useListState>
  query: ReturnType<typeof useItems>
}

function ItemsTable({ list, query }: TableProps) {
  const { t } = useTranslation("media")
  const table = useItemsTable(list, query.data, query.isPending)
  const narrowed = isNarrowed(list.state)
  if (query.data && query.data.count === 0) {
    return narrowed ? (
      <Empty
        bare
        title={t("items.noMatch.title")}
        message={t("items.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("items.empty.title")}
        message={t("items.empty.message")}
        action={{ label: t("items.create"), to: "/media/items/create" }}
      />
    )
  }
  return (
    <div aria-busy={query.isFetching} className={query.isPlaceholderData ? "opacity-60" : undefined}>
      <DataTable instance={table}>
        <DataTable.Table />
        <DataTable.Pagination
          translations={{
            of: t("table.of"),
            results: t("table.results"),
            pages: t("table.pages"),
            prev: t("table.previous"),
            next: t("table.next"),
          }}
        />
        <DataTable.CommandBar selectedLabel={(count) => t("table.selected", { count })} />
      </DataTable>
    </div>
  )
}
