import { Button, Input, Label, Select } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useDelayedInput } from "../hooks/use-delayed-input"
import type { UrlList } from "../hooks/use-url-list"
import { isNarrowed } from "../lib/url-list"
import { RemoteBox, type RemoteSource } from "./combo-fields"
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

/** What narrows a list, and the way back to all of it. */
export function FilterBar({ list, children }: { list: UrlList; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      {children}
      <ClearFilters list={list} />
    </div>
  )
}

/** Takes every filter away; nothing while there is none. */
export function ClearFilters({ list }: { list: UrlList }) {
  const { t } = useTranslation("media")
  if (!isNarrowed(list.state)) return null
  return (
    <Button type="button" size="small" variant="transparent" onClick={list.clear}>
      {t("items.clearFilters")}
    </Button>
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

interface FilterRemoteProps extends ControlProps {
  source: RemoteSource
  /** What the chosen one is called, once that is known. */
  name: string | undefined
}

/** One of many, searched for on the server. */
export function FilterRemote({ label, source, value, name, onChange }: FilterRemoteProps) {
  const { t } = useTranslation("media")
  const id = useId()
  return (
    <Labelled label={label} htmlFor={id} className="w-56">
      <RemoteBox
        id={id}
        aria-label={label}
        placeholder={t("items.filter.any")}
        source={source}
        value={value ? { id: value, name: name ?? value } : null}
        onChange={(next) => onChange(next?.id ?? "")}
      />
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
