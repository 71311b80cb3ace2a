import { useTranslation } from "react-i18next"
import { Outlet, useLocation } from "react-router-dom"
import { ListCard } from "../../components/list-card"
import { ListTable } from "../../components/list-table"
import { useItems } from "../../hooks/items"
import { useListState } from "../../hooks/use-list-state"
import { SORTABLE, toRequest } from "../../lib/list-query"
import { ItemFilters } from "./item-filters"
import { useBulkCommands } from "./use-bulk-commands"
import { useItemColumns } from "./use-item-columns"

/** All media items: search, filters, sorting and paging on the server, and work on many at once. */
export function ItemsPage() {
  const { t } = useTranslation("media")
  const list = useListState()
  const query = useItems(toRequest(list.state))
  const { search } = useLocation()
  const columns = useItemColumns()
  const commands = useBulkCommands(query.data?.items ?? [])
  return (
    <>
      <ListCard
        texts="items"
        list={list}
        query={query}
        action={{ label: t("items.create"), to: { pathname: "create", search } }}
        filters={<ItemFilters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.items}
          columns={columns}
          commands={commands}
          sortable={SORTABLE}
          hrefOf={(item) => `/media/items/${item.id}`}
        />
      </ListCard>
      <Outlet />
    </>
  )
}
