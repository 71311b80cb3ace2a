import { Button, Input, Label, Text } from "@medusajs/ui"
import { useId, useState, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { useLanguage } from "../../hooks/use-language"
import { toBcp47 } from "../../lib/format"

interface Props {
  field: RefObject<HTMLInputElement>
  value: string | null
  onChange: (value: string | null) => void
  /** The scan box has the focus again. */
  onDone: () => void
}

/** Discs out of the drop box came back when the box was filled, not when it is emptied. */
export function DropBox({ field, value, onChange, onDone }: Props) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const id = useId()
  const [text, setText] = useState(value ?? "")
  const isSet = value !== null
  const put = (next: string) => {
    setText(next)
    onChange(/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(next) ? next.slice(0, 16) : null)
  }
  return (
    <form
      className="flex flex-wrap items-center gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      <Label htmlFor={id} size="small" className="flex items-center gap-x-2">
        {t("desk.dropBox.label")}
        <KeyHint>{t("desk.key.dropBox")}</KeyHint>
      </Label>
      <Input
        ref={field}
        id={id}
        type="datetime-local"
        size="small"
        className="w-56 tabular-nums"
        value={text}
        onChange={(event) => put(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return
          event.preventDefault()
          onDone()
        }}
      />
      {isSet ? (
        <>
          <Text
            size="small"
            weight="plus"
            role="status"
            className="bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-2 py-1"
          >
            {t("desk.dropBox.set", { time: localTime(value, language) })}
          </Text>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => {
              put("")
              onDone()
            }}
          >
            {t("desk.dropBox.clear")}
          </Button>
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.dropBox.now")}
        </Text>
      )}
    </form>
  )
}

/** A time on the shop's clock for reading; it is no instant yet. */
function localTime(local: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }
  return new Intl.DateTimeFormat(toBcp47(language), options).format(new Date(`${local}:00Z`))
}
