import { Form } from "@medusajs/dashboard/components"
import { Input, Select, Switch, Text, Textarea } from "@medusajs/ui"
import type { ComponentPropsWithoutRef, ReactNode } from "react"
import type { ControllerRenderProps } from "react-hook-form"
import { useTranslation } from "react-i18next"

export interface Choice {
  value: string
  label: string
}

/**
 * The choices with the current value among them. Choices often arrive after the value (terms, grades); a select that
 * does not know its value would show nothing.
 */
export function withCurrent(choices: readonly Choice[], value: string): readonly Choice[] {
  const known = value === "" || choices.some((choice) => choice.value === value)
  return known ? choices : [{ value, label: value }, ...choices]
}

interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  className?: string
  rules?: ComponentPropsWithoutRef<typeof Form.Field>["rules"]
}

type Bound = ControllerRenderProps<Record<string, unknown>, string>

/** Label, control, hint and fault of one field, bound to each other for screen readers. */
export function Field(props: FieldProps & { children: (field: Bound) => ReactNode }) {
  return (
    <Form.Field
      name={props.name}
      rules={props.rules}
      render={({ field }) => (
        <Form.Item className={props.className}>
          <FieldLabel label={props.label} optional={props.optional} />
          {props.children(field as unknown as Bound)}
          {props.hint && <Form.Hint>{props.hint}</Form.Hint>}
          <Form.ErrorMessage />
        </Form.Item>
      )}
    />
  )
}

/** The dashboard's own "optional" exists in English only, so it is not used. */
function FieldLabel({ label, optional }: { label: string; optional?: boolean }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex items-center gap-x-1">
      <Form.Label>{label}</Form.Label>
      {optional && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("common.optional")}
        </Text>
      )}
    </div>
  )
}

type InputProps = Pick<ComponentPropsWithoutRef<typeof Input>, "type" | "inputMode" | "placeholder" | "autoFocus">

export function TextField({ type, inputMode, placeholder, autoFocus, ...props }: FieldProps & InputProps) {
  return (
    <Field {...props}>
      {({ value, ...field }) => (
        <Form.Control>
          <Input
            {...field}
            value={String(value ?? "")}
            type={type}
            inputMode={inputMode}
            placeholder={placeholder}
            autoFocus={autoFocus}
            autoComplete="off"
          />
        </Form.Control>
      )}
    </Field>
  )
}

export function TextareaField({ rows = 3, ...props }: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      {({ value, ...field }) => (
        <Form.Control>
          <Textarea {...field} value={String(value ?? "")} rows={rows} />
        </Form.Control>
      )}
    </Field>
  )
}

/** Medusa's own grey of a placeholder is too faint to read. */
export const PLACEHOLDER = "data-[placeholder]:text-ui-fg-subtle"

/** Radix refuses an empty value, so "no choice" travels under a name of its own. */
const NONE = "__none__"

interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[]
  /** Offers a way back to "no choice". */
  clearable?: boolean
  onPick?: (value: string) => void
}

export function SelectField({ choices, clearable, onPick, ...props }: SelectFieldProps) {
  const { t } = useTranslation("media")
  return (
    <Field {...props}>
      {({ value, onChange, ref, ...field }) => (
        <Select
          value={String(value ?? "")}
          onValueChange={(next) => {
            // The select reports "" when its list changes under it; nobody chose that.
            if (next === "") return
            const picked = next === NONE ? "" : next
            onChange(picked)
            onPick?.(picked)
          }}
          disabled={field.disabled}
        >
          <Form.Control>
            <Select.Trigger ref={ref} className={PLACEHOLDER}>
              <Select.Value placeholder={t("common.choose")} />
            </Select.Trigger>
          </Form.Control>
          <Select.Content>
            {clearable && <Select.Item value={NONE}>{t("common.none")}</Select.Item>}
            {withCurrent(choices, String(value ?? "")).map((choice) => (
              <Select.Item key={choice.value} value={choice.value}>
                {choice.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}

/** A yes/no that is always one of both. */
export function SwitchField(props: FieldProps) {
  return (
    <Form.Field
      name={props.name}
      render={({ field: { value, onChange, ref, ...field } }) => (
        <Form.Item className={props.className}>
          <div className="flex items-center gap-x-3">
            <Form.Control>
              <Switch {...field} ref={ref} checked={value === true || value === "true"} onCheckedChange={onChange} />
            </Form.Control>
            <Form.Label>{props.label}</Form.Label>
          </div>
          {props.hint && <Form.Hint>{props.hint}</Form.Hint>}
          <Form.ErrorMessage />
        </Form.Item>
      )}
    />
  )
}
