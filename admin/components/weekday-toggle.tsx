import { clx } from "@medusajs/ui"
import { useLanguage } from "../hooks/use-language"
import { WEEKDAYS, hasDay, toggledDay, weekdayName } from "../lib/weekdays"

interface Props {
  /** What the days are, for screen readers. */
  label: string
  /** Bit 0 = Monday … bit 6 = Sunday. */
  value: number
  onChange: (value: number) => void
  disabled?: boolean
}

/** Seven buttons, each a day of the week. */
export function WeekdayToggle({ label, value, onChange, disabled }: Props) {
  const language = useLanguage()
  const isChinese = language.startsWith("zh")
  return (
    <div role="group" aria-label={label} className="flex items-center gap-x-0.5">
      {WEEKDAYS.map((day) => {
        const isOn = hasDay(value, day)
        return (
          <button
            key={day}
            type="button"
            disabled={disabled}
            aria-pressed={isOn}

            onClick={() => onChange(toggledDay(value, day))}
            className={clx(
              "txt-compact-xsmall-plus focus-visible:shadow-borders-focus h-7 min-w-[28px] rounded-md px-1 outline-none",
              isOn
                ? "bg-ui-tag-blue-bg text-ui-tag-blue-text border-ui-tag-blue-border border"
                : "bg-ui-bg-field text-ui-fg-subtle shadow-borders-base hover:bg-ui-bg-field-hover",
            )}
          >
            <span aria-hidden>{weekdayName(day, language, isChinese ? "narrow" : "short").slice(0, 2)}</span>
            <span className="sr-only">{weekdayName(day, language, "long")}</span>
          </button>
        )
      })}
    </div>
  )
}
