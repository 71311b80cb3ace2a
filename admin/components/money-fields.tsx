import { Input, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import { get, useController } from "react-hook-form"
import { useCurrencies } from "../hooks/use-currencies"

interface MoneyFieldsProps {
  name: string
  label: string
  hint?: string
  disabled?: boolean
}

/**
 * One amount per currency of the store; an empty one means none in that currency. The amounts are one value of the
 * form: which currencies there are is known only later, and a field that appears must not count as a change.
 */
export function MoneyFields({ name, label, hint, disabled }: MoneyFieldsProps) {
  const { field, formState } = useController({ name })
  const own = get(formState.errors, name) as { message?: string } | undefined
  return (
    <fieldset className="flex flex-col gap-y-2" disabled={disabled}>
      <legend className="txt-compact-small-plus text-ui-fg-base pb-2">{label}</legend>
      <MoneyInputs
        amounts={(field.value ?? {}) as Record<string, string>}
        disabled={disabled}
        faultOf={(code) => (get(formState.errors, `${name}.${code}`) as { message?: string } | undefined)?.message}
        onChange={field.onChange}
      />
      {hint && (
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
      {own?.message && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {own.message}
        </Text>
      )}
    </fieldset>
  )
}

interface MoneyInputsProps {
  amounts: Record<string, string>
  onChange: (amounts: Record<string, string>) => void
  /** What the amounts are, where no legend around says so. */
  label?: string
  disabled?: boolean
  isInvalid?: boolean
  faultOf?: (code: string) => string | undefined
}

/** The inputs alone, for who has a label and a place for faults already. */
export function MoneyInputs({ amounts, onChange, label, disabled, isInvalid, faultOf }: MoneyInputsProps) {
  const known = useCurrencies()
  // What is stored in a currency the store has given up must still be seen and can be cleared.
  const currencies = [...known, ...Object.keys(amounts).filter((code) => !known.includes(code))]
  const change = (code: string, amount: string) => {
    const { [code]: _old, ...rest } = amounts
    onChange(amount === "" ? rest : { ...rest, [code]: amount })
  }
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-4" role={label ? "group" : undefined} aria-label={label}>
      {currencies.map((code) => (
        <MoneyInput
          key={code}
          code={code}
          amount={amounts[code] ?? ""}
          disabled={disabled}
          isInvalid={isInvalid}
          fault={faultOf?.(code)}
          onChange={(amount) => change(code, amount)}
        />
      ))}
    </div>
  )
}

interface MoneyInputProps {
  code: string
  amount: string
  fault?: string
  isInvalid?: boolean
  disabled?: boolean
  onChange: (amount: string) => void
}

function MoneyInput({ code, amount, fault, isInvalid, disabled, onChange }: MoneyInputProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-1">
      <Label size="xsmall" htmlFor={id}>
        {code.toUpperCase()}
      </Label>
      <Input
        id={id}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        className="text-right tabular-nums"
        disabled={disabled}
        value={amount}
        aria-invalid={Boolean(fault) || isInvalid}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault && (
        <Text size="xsmall" id={`${id}-fault`} role="alert" className="text-ui-fg-error">
          {fault}
        </Text>
      )}
    </div>
  )
}
