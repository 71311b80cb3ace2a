import { XMarkMini } from "@medusajs/icons"
import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Choice } from "./fields"

/** What has been picked, each with a named button that takes it away. */
export function Chips({ chips, onRemove }: { chips: readonly Choice[]; onRemove: (value: string) => void }) {
  const { t } = useTranslation("media")
  if (chips.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1.5">
      {chips.map((chip) => (
        <li key={chip.value}>
          <Badge size="xsmall" className="gap-x-1 pr-0">
            {chip.label}
            <button
              type="button"
              className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus flex h-6 w-6 items-center justify-center rounded outline-none"
              aria-label={t("terms.remove", { name: chip.label })}
              onClick={() => onRemove(chip.value)}
            >
              <XMarkMini />
            </button>
          </Badge>
        </li>
      ))}
    </ul>
  )
}
