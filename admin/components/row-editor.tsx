import { ArrowDownMini, ArrowUpMini, Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Input, Select, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Controller, get, useFieldArray, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { PLACEHOLDER, withCurrent, type Choice } from "./fields"

interface RowEditorProps<R extends object> {
  /** Name of the list in the form. */
  name: string
  /** What the list is, for screen readers. */
  label: string
  addLabel: string
  blank: () => R
  /** How a row is added, where a blank one would be no use; instead of the button. */
  add?: (append: (row: R) => void) => ReactNode
  /** The cells of one row, given the row's own field name. */
  row: (name: string, index: number) => ReactNode
  /** Whether the order of rows means something and can be changed. */
  ordered?: boolean
  empty?: string
}

/** A list of rows inside a form: add, remove, reorder; the faults of a row stand below it. */
export function RowEditor<R extends object>(props: RowEditorProps<R>) {
  const { control } = useFormContext()
  const rows = useFieldArray({ control, name: props.name, keyName: "rowKey" })
  return (
    <div role="group" aria-label={props.label} className="flex flex-col gap-y-2">
      {rows.fields.length === 0 && props.empty && (
        <Text size="small" className="text-ui-fg-subtle">
          {props.empty}
        </Text>
      )}
      {rows.fields.map((field, index) => (
        <div key={field.rowKey} className="bg-ui-bg-component shadow-elevation-card-rest rounded-lg p-2">
          <div className="flex items-start gap-x-2">
            <div className="min-w-0 flex-1">{props.row(`${props.name}.${index}`, index)}</div>
            <RowButtons
              index={index}
              count={rows.fields.length}
              ordered={props.ordered}
              onMove={(to) => rows.move(index, to)}
              onRemove={() => rows.remove(index)}
            />
          </div>
          <RowFaults name={`${props.name}.${index}`} />
        </div>
      ))}
      <div>
        {props.add ? (
          props.add((row) => rows.append(row, { shouldFocus: false }))
        ) : (
          <Button type="button" size="small" variant="secondary" onClick={() => rows.append(props.blank())}>
            <Plus />
            {props.addLabel}
          </Button>
        )}
      </div>
    </div>
  )
}

function RowButtons(props: {
  index: number
  count: number
  ordered?: boolean
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const { t } = useTranslation("media")
  const number = props.index + 1
  return (
    <div className="flex shrink-0 items-center gap-x-1">
      {props.ordered && props.count > 1 && (
        <>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("rows.moveUp", { number })}
            disabled={props.index === 0}
            onClick={() => props.onMove(props.index - 1)}
          >
            <ArrowUpMini />
          </IconButton>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("rows.moveDown", { number })}
            disabled={number === props.count}
            onClick={() => props.onMove(props.index + 1)}
          >
            <ArrowDownMini />
          </IconButton>
        </>
      )}
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("rows.remove", { number })}
        onClick={props.onRemove}
      >
        <Trash />
      </IconButton>
    </div>
  )
}

/** Every message below a form path, flattened: a row has room for one line of faults, not one per cell. */
export function messagesBelow(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return []
  const own = (node as { message?: unknown }).message
  if (typeof own === "string" && own !== "") return [own]
  return Object.entries(node).flatMap(([key, child]) => (key === "ref" ? [] : messagesBelow(child)))
}

export function RowFaults({ name }: { name: string }) {
  const { formState } = useFormContext()
  const messages = messagesBelow(get(formState.errors, name))
  if (messages.length === 0) return null
  return (
    <Text size="xsmall" role="alert" className="text-ui-fg-error px-1 pt-1">
      {messages.join(" · ")}
    </Text>
  )
}

interface CellProps {
  name: string
  label: string
  placeholder?: string
}

/** A text of a row; its label is for screen readers, the eye has the placeholder. */
export function TextCell({ name, label, placeholder }: CellProps) {
  const { register, formState } = useFormContext()
  const fault = get(formState.errors, name) as { message?: string } | undefined
  return (
    <Input
      {...register(name)}
      size="small"
      aria-label={label}
      aria-invalid={Boolean(fault)}
      placeholder={placeholder ?? label}
      autoComplete="off"
    />
  )
}

export function SelectCell({ name, label, choices }: CellProps & { choices: readonly Choice[] }) {
  const { control, formState } = useFormContext()
  const fault = get(formState.errors, name) as { message?: string } | undefined
  return (
    <Controller
      name={name}
      control={control}
      render={({ field }) => (
        <Select
          size="small"
          value={String(field.value ?? "")}
          onValueChange={(next) => next !== "" && field.onChange(next)}
        >
          <Select.Trigger className={PLACEHOLDER} ref={field.ref} aria-label={label} aria-invalid={Boolean(fault)}>
            <Select.Value placeholder={label} />
          </Select.Trigger>
          <Select.Content>
            {withCurrent(choices, String(field.value ?? "")).map((choice) => (
              <Select.Item key={choice.value} value={choice.value}>
                {choice.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    />
  )
}
