import { PencilSquare, Trash } from "@medusajs/icons"
import { useTranslation } from "react-i18next"
import { NamedIconButton } from "../../components/named-icon-button"

interface Props {
  name: string
  onEdit: () => void
  onDelete: () => void
}

/** Change and delete at the end of a row. */
export function RowActions({ name, onEdit, onDelete }: Props) {
  const { t } = useTranslation("media")
  return (
    <div className="flex justify-end">
      <NamedIconButton label={t("tagRules.editOf", { name })} onClick={onEdit}>
        <PencilSquare />
      </NamedIconButton>
      <NamedIconButton label={t("tagRules.deleteOf", { name })} onClick={onDelete}>
        <Trash />
      </NamedIconButton>
    </div>
  )
}
