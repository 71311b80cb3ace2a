import { Button, Input, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { Chips } from "../../components/chips"
import { Labelled } from "../../components/list-controls"
import { useLanguage } from "../../hooks/use-language"
import { closedRanges, withClosed, withoutRange } from "../../lib/calendar-form"
import { formatDate } from "../../lib/shop-clock"

/** Holidays: single days and stretches of them, whatever the weekday. */
export function ClosedDates() {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const id = useId()
  const { field, fieldState } = useController({ name: "closed_dates" })
  const [added, setAdded] = useState({ from: "", to: "" })
  const [isWrong, setWrong] = useState(false)
  const dates = field.value as string[]
  const ranges = closedRanges(dates)
  const add = () => {
    const next = withClosed(dates, added.from, added.to)
    setWrong(next === null)
    if (!next) return
    field.onChange(next)
    setAdded({ from: "", to: "" })
  }
  const name = ({ from, to }: { from: string; to: string }) =>
    from === to
      ? formatDate(from, language)
      : t("copies.allocations.period", { from: formatDate(from, language), until: formatDate(to, language) })
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">{t("calendars.column.closed")}</legend>
      <div className="flex flex-wrap items-end gap-2">
        {(["from", "to"] as const).map((end) => (
          <Labelled key={end} label={t(`calendars.closed.${end}`)} htmlFor={`${id}-${end}`}>
            <Input
              id={`${id}-${end}`}
              type="date"
              size="small"
              value={added[end]}
              aria-invalid={isWrong}
              onChange={(event) => setAdded({ ...added, [end]: event.target.value })}
            />
          </Labelled>
        ))}
        <Button type="button" size="small" variant="secondary" disabled={added.from === ""} onClick={add}>
          {t("calendars.closed.add")}
        </Button>
      </div>
      {(isWrong || fieldState.error?.message) && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {fieldState.error?.message ?? t("calendars.closed.wrong")}
        </Text>
      )}
      <div className="max-h-56 overflow-y-auto">
        {ranges.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("calendars.closed.none")}
          </Text>
        ) : (
          <Chips
            chips={ranges.map((range) => ({ value: `${range.from}/${range.to}`, label: name(range) }))}
            onRemove={(value) => {
              const [from = "", to = ""] = value.split("/")
              field.onChange(withoutRange(dates, { from, to }))
            }}
          />
        )}
      </div>
    </fieldset>
  )
}
