import { XMarkMini } from "@medusajs/icons"
import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NamedIconButton } from "./named-icon-button"

/** A filter that a link has set: said in words, with a way to take it off. */
export function NamedFilter({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation("media")
  return (
    <span className="flex items-center gap-x-1">
      <Badge size="small" className="max-w-xs truncate">
        {text}
      </Badge>
      <NamedIconButton label={t("licenseTags.dropFilter", { filter: text })} onClick={onRemove}>
        <XMarkMini />
      </NamedIconButton>
    </span>
  )
}
