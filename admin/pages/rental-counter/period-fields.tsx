import { Input, Label } from "@medusajs/ui"
import { useId, type KeyboardEvent, type RefObject } from "react"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import type { Period } from "../../lib/counter/basket"
import type { WalkInLine } from "../../lib/rental-types"

interface Props {
  field: RefObject<HTMLInputElement>
  period: Period
  /** What the server made of it: the other of both fields shows it. */
  line?: WalkInLine
  onChange: (period: Period) => void
  onDone: () => void
}

/** For how long: days or a due date. Whichever is written counts, the other follows. */
export function PeriodFields({ field, period, line, onChange, onDone }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  const byDate = "due_date" in period
  const listen = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    onDone()
  }
  return (
    <div className="flex flex-wrap items-end gap-4">
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}-days`} size="small" className="flex items-center gap-x-2">
          {t("desk.period.days")}
          <KeyHint>{t("desk.key.period")}</KeyHint>
        </Label>
        <Input
          ref={field}
          id={`${id}-days`}
          inputMode="numeric"
          className="w-24 tabular-nums"
          value={byDate ? String(line?.days ?? "") : period.days}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => onChange({ days: event.target.value.replace(/\D/g, "").slice(0, 3) })}
          onKeyDown={listen}
        />
      </div>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}-due`} size="small">
          {t("desk.period.due")}
        </Label>
        <Input
          id={`${id}-due`}
          type="date"
          className="w-44 tabular-nums"
          value={byDate ? period.due_date : (line?.due_date ?? "")}
          onChange={(event) => onChange({ due_date: event.target.value })}
          onKeyDown={listen}
        />
      </div>
    </div>
  )
}
