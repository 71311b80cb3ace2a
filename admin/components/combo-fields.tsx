import { Combobox, Form } from "@medusajs/dashboard/components"
import { useComboboxData } from "@medusajs/dashboard/hooks"
import { XMarkMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useMemo, type ComponentPropsWithoutRef, type ReactNode } from "react"
import { Controller, get, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import type { Query } from "../lib/query"
import type { Picked } from "../lib/drafts"
import { COUNTRIES } from "../lib/enums"
import { countryName } from "../lib/format"
import { Chips } from "./chips"
import { Field, type Choice } from "./fields"

interface RemotePage {
  count: number
  offset: number
  limit: number
  options: Choice[]
}

export interface RemoteSource {
  queryKey: readonly unknown[]
  fetchPage: (query: Query) => Promise<RemotePage>
}

interface RemoteBoxProps {
  source: RemoteSource
  value: Picked | null
  onChange: (value: Picked | null) => void
  /** A name that is not in the list may be kept as a new one. */
  allowNew?: boolean
  "aria-label"?: string
  "aria-invalid"?: boolean
  id?: string
  placeholder?: string
}

/** Searches the server while typing; the choice is an existing row or, where allowed, a new name. */
export function RemoteBox({ source, value, onChange, allowNew, ...rest }: RemoteBoxProps) {
  const data = useComboboxData({
    queryKey: [...source.queryKey],
    queryFn: (query: Query) => source.fetchPage(query),
    getOptions: (page) => page.options,
    pageSize: 20,
  })
  const key = value ? (value.id ?? value.name) : ""
  const options = useMemo(() => {
    const known = data.options.some((option) => option.value === key)
    return value && !known ? [{ value: key, label: value.name }, ...data.options] : data.options
  }, [data.options, key, value])
  const pick = (next?: string) => {
    if (!next) return onChange(null)
    if (next === key) return
    const option = data.options.find((one) => one.value === next)
    if (option) onChange({ id: option.value, name: option.label })
    else if (allowNew) onChange({ name: next.trim() })
  }
  return (
    <Clearable shown={value !== null} onClear={() => onChange(null)}>
      <Combobox
        {...rest}
        value={key}
        onChange={pick}
        options={options}
        searchValue={data.searchValue}
        onSearchValueChange={data.onSearchValueChange}
        fetchNextPage={data.fetchNextPage}
        isFetchingNextPage={data.isFetchingNextPage}
        onCreateOption={allowNew ? () => undefined : undefined}
        shouldAlwaysShowCreateOption={allowNew}
      />
    </Clearable>
  )
}

/** The combobox has a clear button of its own, but one without a name. */
function Clearable(props: { shown: boolean; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex items-center gap-x-1">
      <div className="min-w-0 flex-1">{props.children}</div>
      {props.shown && (
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t("common.clear")}
          onClick={props.onClear}
        >
          <XMarkMini />
        </IconButton>
      )}
    </div>
  )
}

interface RemoteFieldProps {
  name: string
  label: string
  source: RemoteSource
  hint?: ReactNode
  optional?: boolean
  allowNew?: boolean
  placeholder?: string
  rules?: ComponentPropsWithoutRef<typeof Field>["rules"]
}

/** The search box as a labelled field of a form. */
export function RemoteField({ source, allowNew, placeholder, ...props }: RemoteFieldProps) {
  return (
    <Field {...props}>
      {({ value, onChange }) => (
        <Form.Control>
          <RemoteBox
            source={source}
            value={value as Picked | null}
            onChange={onChange}
            allowNew={allowNew}
            placeholder={placeholder}
          />
        </Form.Control>
      )}
    </Field>
  )
}

/** The search box as a cell of a row editor. */
export function RemoteCell(props: Omit<RemoteFieldProps, "hint" | "optional">) {
  const { control, formState } = useFormContext()
  const fault = get(formState.errors, props.name) as { message?: string } | undefined
  return (
    <Controller
      name={props.name}
      control={control}
      render={({ field }) => (
        <RemoteBox
          source={props.source}
          value={field.value as Picked | null}
          onChange={field.onChange}
          allowNew={props.allowNew}
          aria-label={props.label}
          aria-invalid={Boolean(fault)}
          placeholder={props.placeholder}
        />
      )}
    />
  )
}

/** Countries of the world by their name in the reader's language; `XW` stands for all of them. */
export function useCountryChoices(): Choice[] {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const worldwide = t("country.worldwide")
  return useMemo(() => {
    const [first, ...rest] = COUNTRIES.map((value) => ({ value, label: countryName(value, language, worldwide) }))
    return first ? [first, ...rest.sort((a, b) => a.label.localeCompare(b.label, language.slice(0, 2)))] : []
  }, [language, worldwide])
}

export function CountryField(props: { name: string; label: string; optional?: boolean; hint?: string }) {
  const choices = useCountryChoices()
  return (
    <Field {...props}>
      {({ value, onChange }) => (
        <Clearable shown={Boolean(value)} onClear={() => onChange("")}>
          <Form.Control>
            <Combobox value={String(value ?? "")} onChange={(next) => onChange(next ?? "")} options={choices} />
          </Form.Control>
        </Clearable>
      )}
    </Field>
  )
}

/** Several choices of a short list; what is chosen stands below as chips. */
export function MultiField(props: {
  name: string
  label: string
  choices: readonly Choice[]
  hint?: string
  optional?: boolean
}) {
  const { t } = useTranslation("media")
  return (
    <Field {...props}>
      {({ value, onChange }) => {
        const picked = Array.isArray(value) ? (value as string[]) : []
        const chips = picked.map((one) => props.choices.find((c) => c.value === one) ?? { value: one, label: one })
        return (
          <>
            <Form.Control>
              <Combobox
                value=""
                placeholder={t("common.choose")}
                onChange={(next) => next && !picked.includes(next) && onChange([...picked, next])}
                options={props.choices.filter((choice) => !picked.includes(choice.value))}
              />
            </Form.Control>
            <Chips chips={chips} onRemove={(gone) => onChange(picked.filter((one) => one !== gone))} />
          </>
        )
      }}
    </Field>
  )
}
