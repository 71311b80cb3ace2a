import { Input, Label } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { useDebounced } from "../../hooks/use-debounced"

/** Search that waits for a pause in typing, and follows the URL when one goes back. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation("media")
  const id = useId()
  const [text, setText] = useState(value)
  const [sent, setSent] = useState(value)
  const settled = useDebounced(text)
  useEffect(() => {
    if (value !== sent) {
      setSent(value)
      setText(value)
    }
  }, [value, sent])
  useEffect(() => {
    if (settled === text && settled !== sent) {
      setSent(settled)
      onChange(settled)
    }
  }, [settled, text, sent, onChange])
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
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
