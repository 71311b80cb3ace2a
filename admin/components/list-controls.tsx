import { Input, Label, Select } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useDelayedInput } from "../hooks/use-delayed-input"
import type { Choice } from "./fields"

/** A small control with its label above it, as filter bars have them. */
export function Labelled(props: { label: string; htmlFor: string; className?: string; children: ReactNode }) {
  return (
    <div className={`flex flex-col gap-y-1 ${props.className ?? ""}`}>
      <Label size="xsmall" htmlFor={props.htmlFor}>
        {props.label}
      </Label>
      {props.children}
    </div>
  )
}

interface ControlProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** Search that waits for a pause in typing, and follows the URL when one goes back. */
export function ListSearch({ label, hint, value, onChange }: ControlProps & { hint: string }) {
  const id = useId()
  const [text, change] = useDelayedInput(value, onChange)
  return (
    <Labelled label={label} htmlFor={id} className="w-full md:w-64">
      <Input
        id={id}
        role="searchbox"
        size="small"
        value={text}
        placeholder={hint}
        onChange={(event) => change(event.target.value)}
      />
    </Labelled>
  )
}

const ANY = "__any__"

/** One of a short list, or any. */
export function FilterSelect({ label, value, choices, onChange }: ControlProps & { choices: readonly Choice[] }) {
  const { t } = useTranslation("media")
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id} className="min-w-[128px]">
      <Select size="small" value={value || ANY} onValueChange={(next) => onChange(next === ANY ? "" : next)}>
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={ANY}>{t("items.filter.any")}</Select.Item>
          {choices.map((choice) => (
            <Select.Item key={choice.value} value={choice.value}>
              {choice.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Labelled>
  )
}

/** A day of a filter; sent when it is complete or emptied. */
export function FilterDate({ label, value, onChange }: ControlProps) {
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id}>
      <Input
        id={id}
        size="small"
        type="date"
        className="tabular-nums"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  )
}
