import {
  DataTable,
  Text,
  useDataTable,
  type DataTableColumnDef,
  type DataTableCommand,
  type DataTableRowSelectionState,
} from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { useLanguage } from "../hooks/use-language"
import { useSlow } from "../hooks/use-slow"
import type { UrlList } from "../hooks/use-url-list"
import { toBcp47 } from "../lib/format"
import { PAGE_SIZE } from "../lib/url-list"

/** What a list says of its request for a page. */
export interface ListQuery {
  data: { count: number } | undefined
  error: unknown
  isError: boolean
  isPending: boolean
  isFetching: boolean
  /** The page before is still shown while this one loads. */
  isPlaceholderData: boolean
  refetch: () => Promise<unknown>
}

interface TableProps<R extends { id: string }> {
  list: UrlList
  query: ListQuery
  rows: readonly R[] | undefined
  columns: DataTableColumnDef<R, unknown>[]
  /** As in the list's spec. */
  sortable: Record<string, string>
  /** Where a row leads; the row's own link is what the keyboard reaches. */
  hrefOf?: (row: R) => string
  /** What can be done with chosen rows, and then none is chosen any more; the columns begin with a select column. */
  commands?: (clear: () => void) => DataTableCommand[]
}

/** A page of a list: sorting and paging are the URL's, a click on a row opens it. */
export function ListTable<R extends { id: string }>(props: TableProps<R>) {
  const { t } = useTranslation("media")
  const table = useListTable(props)
  return (
    <div aria-busy={props.query.isFetching} className={props.query.isPlaceholderData ? "opacity-60" : undefined}>
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
        {props.commands && <DataTable.CommandBar selectedLabel={(count) => t("table.selected", { count })} />}
      </DataTable>
    </div>
  )
}

function useListTable<R extends { id: string }>(props: TableProps<R>) {
  const navigate = useNavigate()
  const [selection, setSelection] = useState<DataTableRowSelectionState>({})
  const { list, query, hrefOf, sortable, commands } = props
  const { order, offset } = list.state
  const column = Object.keys(sortable).find((id) => sortable[id] === order.replace(/^-/, ""))
  return useDataTable<R>({
    data: (props.rows as R[] | undefined) ?? [],
    columns: props.columns,
    commands: commands?.(() => setSelection({})),
    getRowId: (row) => row.id,
    rowCount: query.data?.count ?? 0,
    isLoading: query.isPending,
    autoResetPageIndex: false,
    onRowClick: hrefOf && ((event, row) => open(event, hrefOf(row), navigate)),
    pagination: {
      state: { pageIndex: Math.floor(offset / PAGE_SIZE), pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => {
        // What is chosen is what can be seen.
        setSelection({})
        list.change({ offset: pageIndex > 0 ? String(pageIndex * PAGE_SIZE) : null })
      },
    },
    sorting: {
      state: column ? { id: column, desc: order.startsWith("-") } : null,
      onSortingChange: (next) => {
        const name = next ? sortable[next.id] : undefined
        list.change({ order: name ? `${next?.desc ? "-" : ""}${name}` : null })
      },
    },
    ...(commands && { rowSelection: { state: selection, onRowSelectionChange: setSelection } }),
  })
}

/** With a modifier key a row opens in a tab of its own, as a link does. */
function open(event: React.MouseEvent, path: string, navigate: (path: string) => void): void {
  if (!event.metaKey && !event.ctrlKey && !event.shiftKey) return navigate(path)
  const base = window.location.pathname.replace(/\/media\/.*$/, "")
  window.open(`${base}${path}`, "_blank", "noreferrer")
}

/** How many there are, said politely once they have been counted. */
export function ListCount(props: {
  count: number | undefined
  loading: boolean
  /** The list's name, for "still loading". */
  what: string
  text: (count: number, formatted: string) => string
}) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const slow = useSlow(props.loading)
  const text = slow
    ? t("state.stillLoading", { what: props.what })
    : props.count === undefined
      ? t("state.loading")
      : props.text(props.count, new Intl.NumberFormat(toBcp47(language)).format(props.count))
  return (
    <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
      {text}
    </Text>
  )
}
