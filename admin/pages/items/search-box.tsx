import { Input, Label } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { useDelayedInput } from "../../hooks/use-delayed-input"

/** Search that waits for a pause in typing, and follows the URL when one goes back. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("media")
  const id = useId()
  const [text, change] = useDelayedInput(value, onChange)
  return (
    <div className="flex w-full flex-col gap-y-1 md:w-64">
      <Label size="xsmall" htmlFor={id}>
        {t("items.search")}
      </Label>
      <Input
        id={id}
        role="searchbox"
        size="small"
        value={text}
        placeholder={t("items.searchHint")}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
