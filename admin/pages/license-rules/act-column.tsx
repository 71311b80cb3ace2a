import { PencilSquare, Trash } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NamedIconButton } from "../../components/named-icon-button"

export interface RowActs<R> {
  onEdit: (row: R) => void
  onDelete: (row: R) => void
}

/** Change and delete at the end of a row. */
export function actColumn<R>(acts: RowActs<R>, header: string, nameOf: (row: R) => string) {
  return createDataTableColumnHelper<R>().display({
    id: "actions",
    header: () => <span className="sr-only">{header}</span>,
    cell: ({ row: { original } }) => <RowActions row={original} name={nameOf(original)} {...acts} />,
    size: 90,
  })
}

function RowActions<R>({ row, name, onEdit, onDelete }: RowActs<R> & { row: R; name: string }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex justify-end">
      <NamedIconButton label={t("tagRules.editOf", { name })} onClick={() => onEdit(row)}>
        <PencilSquare />
      </NamedIconButton>
      <NamedIconButton label={t("tagRules.deleteOf", { name })} onClick={() => onDelete(row)}>
        <Trash />
      </NamedIconButton>
    </div>
  )
}
