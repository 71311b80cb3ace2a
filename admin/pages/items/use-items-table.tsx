import { useDataTable, type DataTableRowSelectionState } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { ItemPage } from "../../hooks/items"
import type { useListState } from "../../hooks/use-list-state"
import { PAGE_SIZE, SORTABLE } from "../../lib/list-query"
import { useBulkCommands } from "./use-bulk-commands"
import { useItemColumns } from "./use-item-columns"

type ColumnId = keyof typeof SORTABLE

/** Wires the URL's state to Medusa's data table. */
export function useItemsTable(list: ReturnType<typeof useListState>, page: ItemPage | undefined, loading: boolean) {
  const navigate = useNavigate()
  const [selection, setSelection] = useState<DataTableRowSelectionState>({})
  const columns = useItemColumns()
  const commands = useBulkCommands(page?.items ?? [], () => setSelection({}))
  const { order, offset } = list.state
  const column = (Object.keys(SORTABLE) as ColumnId[]).find((id) => SORTABLE[id] === order.replace(/^-/, ""))
  return useDataTable({
    data: page?.items ?? [],
    columns,
    commands,
    getRowId: (row) => row.id,
    rowCount: page?.count ?? 0,
    isLoading: loading,
    autoResetPageIndex: false,
    onRowClick: (event, row) => {
      const path = `/media/items/${row.id}`
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        window.open(`${window.location.pathname.replace(/\/media\/items.*$/, "")}${path}`, "_blank", "noreferrer")
      } else {
        navigate(path)
      }
    },
    pagination: {
      state: { pageIndex: Math.floor(offset / PAGE_SIZE), pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => {
        setSelection({})
        list.change({ offset: pageIndex > 0 ? String(pageIndex * PAGE_SIZE) : null })
      },
    },
    sorting: {
      state: column ? { id: column, desc: order.startsWith("-") } : null,
      onSortingChange: (next) => {
        const name = next ? SORTABLE[next.id as ColumnId] : undefined
        list.change({ order: name ? `${next?.desc ? "-" : ""}${name}` : null })
      },
    },
    rowSelection: { state: selection, onRowSelectionChange: setSelection },
  })
}
