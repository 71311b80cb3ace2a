import { Checkbox, Input, Label, Select } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Labelled } from "../../components/list-controls"
import { formatOf, LABEL_FORMATS } from "../../lib/labels"

export interface LabelChoices {
  format: string
  skip: number
  each: number
  title: boolean
  grade: boolean
  location: boolean
}

const STORED = "media-rental-labels"

/** The last choices of this browser: a shop has one kind of labels. */
export function readLabelOptions(): LabelChoices {
  const fresh: LabelChoices = { format: "a4_24", skip: 0, each: 1, title: true, grade: true, location: false }
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? "{}") as Partial<LabelChoices>
    return { ...fresh, ...kept, format: formatOf(kept.format ?? null).id, skip: 0, each: 1 }
  } catch {
    return fresh
  }
}

function keep({ format, title, grade, location }: LabelChoices): void {
  try {
    localStorage.setItem(STORED, JSON.stringify({ format, title, grade, location }))
  } catch {
    // A browser that keeps nothing only forgets the choice.
  }
}

interface Props {
  choices: LabelChoices
  onChange: (choices: LabelChoices) => void
}

export function LabelOptions({ choices, onChange }: Props) {
  const { t } = useTranslation("media")
  const id = useId()
  const change = (patch: Partial<LabelChoices>) => {
    const next = { ...choices, ...patch }
    keep(next)
    onChange(next)
  }
  const places = formatOf(choices.format)
  const perSheet = places.columns * places.rows
  return (
    <div className="flex flex-wrap items-end gap-4 px-6 py-4">
      <Labelled label={t("copies.labels.format.label")} htmlFor={`${id}-format`} className="min-w-[260px]">
        <Select size="small" value={choices.format} onValueChange={(format) => change({ format, skip: 0 })}>
          <Select.Trigger id={`${id}-format`}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {LABEL_FORMATS.map((format) => (
              <Select.Item key={format.id} value={format.id}>
                {t(`copies.labels.format.${format.id}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Labelled>
      {perSheet > 1 && (
        <NumberChoice
          label={t("copies.labels.skip")}
          value={choices.skip}
          max={perSheet - 1}
          onChange={(skip) => change({ skip })}
        />
      )}
      <NumberChoice
        label={t("copies.labels.each")}
        value={choices.each}
        min={1}
        max={9}
        onChange={(each) => change({ each })}
      />
      <fieldset className="flex items-center gap-x-4 pb-1">
        <legend className="sr-only">{t("copies.labels.shows.label")}</legend>
        {(["title", "grade", "location"] as const).map((part) => (
          <div key={part} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${part}`}
              checked={choices[part]}
              onCheckedChange={(checked) => change({ [part]: checked === true })}
            />
            <Label size="small" htmlFor={`${id}-${part}`}>
              {t(`copies.labels.shows.${part}`)}
            </Label>
          </div>
        ))}
      </fieldset>
    </div>
  )
}

interface NumberProps {
  label: string
  value: number
  min?: number
  max: number
  onChange: (value: number) => void
}

function NumberChoice({ label, value, min = 0, max, onChange }: NumberProps) {
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id} className="w-36">
      <Input
        id={id}
        size="small"
        type="number"
        min={min}
        max={max}
        className="tabular-nums"
        value={value}
        onChange={(event) => {
          const next = Math.trunc(Number(event.target.value))
          if (Number.isFinite(next)) onChange(Math.max(min, Math.min(max, next)))
        }}
      />
    </Labelled>
  )
}
