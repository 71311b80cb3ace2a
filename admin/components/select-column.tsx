import { Checkbox, createDataTableColumnHelper, type DataTableColumnDef } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** The column of checkboxes of a list whose rows can be chosen. `labelOf` says which row a box chooses. */
export function useSelectColumn<R>(labelOf: (row: R) => string): DataTableColumnDef<R, unknown> {
  const { t, i18n } = useTranslation("media")
  return useMemo(
    () =>
      createDataTableColumnHelper<R>().select({
        header: ({ table }) => (
          <Checkbox
            aria-label={t("table.selectAll")}
            checked={table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()}
            onCheckedChange={(checked) => table.toggleAllPageRowsSelected(Boolean(checked))}
          />
        ),
        cell: ({ row }) => (
          <Checkbox
            aria-label={labelOf(row.original)}
            checked={row.getIsSelected()}
            onClick={(event) => event.stopPropagation()}
            onCheckedChange={(checked) => row.toggleSelected(Boolean(checked))}
          />
        ),
      }),
    // Its texts change with the language; what a row is called changes with them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t, i18n.language],
  )
}
