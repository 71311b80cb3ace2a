import { Input, Select } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useController, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { MoneyInputs } from "../../components/money-fields"
import { DURATION_UNITS, type Duration, type DurationUnit } from "../../lib/durations"
import type { TermsField } from "../../lib/terms-columns"

interface Props {
  field: TermsField
  label: string
  /** Inherited: shown, but not to be changed. */
  disabled: boolean
  isInvalid: boolean
}

/** The control that fits a rule. */
export function TermInput({ field, label, disabled, isInvalid }: Props) {
  const { t } = useTranslation("media")
  const { field: bound } = useController({ name: `values.${field.column}` })
  const shared = { label, disabled, isInvalid }
  switch (field.kind) {
    case "duration":
      return <DurationInput {...shared} value={bound.value as Duration} onChange={bound.onChange} />
    case "money":
      return <MoneyInputs {...shared} amounts={bound.value as Record<string, string>} onChange={bound.onChange} />
    case "deposit":
      return <DepositInput {...shared} value={bound.value as Deposit} onChange={bound.onChange} />
    case "flag":
    case "choice": {
      const options = field.kind === "flag" ? ["true", "false"] : (field.options ?? [])
      const nameOf = (option: string) =>
        field.kind === "flag"
          ? t(option === "true" ? "common.yes" : "common.no")
          : t(`rentalTerms.option.${field.column}.${option}`)
      return (
        <Select
          size="small"
          disabled={disabled}
          value={String(bound.value)}
          onValueChange={(next) => next && bound.onChange(next)}
        >
          <Select.Trigger ref={bound.ref} aria-label={label} aria-invalid={isInvalid}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {options.map((option) => (
              <Select.Item key={option} value={option}>
                {nameOf(option)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )
    }
    default:
      return (
        <WithUnit unit={unitKey(field)}>
          <Text {...shared} value={String(bound.value ?? "")} onChange={bound.onChange} />
        </WithUnit>
      )
  }
}

const unitKey = ({ kind }: TermsField): "days" | "percent" | null =>
  kind === "days" || kind === "steps" ? "days" : kind === "percent" ? "percent" : null

function WithUnit({ unit, children }: { unit: "days" | "percent" | null; children: ReactNode }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex items-center gap-x-2">
      <div className="min-w-0 flex-1">{children}</div>
      {unit && (
        <span className="txt-compact-small text-ui-fg-subtle w-12">
          {t(unit === "days" ? "rentalTerms.unit.days" : "rentalTerms.unit.percent")}
        </span>
      )}
    </div>
  )
}

interface ControlProps<V> {
  label: string
  disabled: boolean
  isInvalid: boolean
  value: V
  onChange: (value: V) => void
}

function Text({ label, disabled, isInvalid, value, onChange }: ControlProps<string>) {
  return (
    <Input
      size="small"
      inputMode="decimal"
      autoComplete="off"
      className="tabular-nums"
      aria-label={label}
      aria-invalid={isInvalid}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function DurationInput({ label, disabled, isInvalid, value, onChange }: ControlProps<Duration>) {
  const { t } = useTranslation("media")
  return (
    <div className="flex items-center gap-x-2">
      <Input
        size="small"
        inputMode="decimal"
        autoComplete="off"
        className="tabular-nums"
        aria-label={label}
        aria-invalid={isInvalid}
        disabled={disabled}
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.target.value })}
      />
      <div className="w-32 shrink-0">
        <Select
          size="small"
          disabled={disabled}
          value={value.unit}
          onValueChange={(unit) => unit && onChange({ ...value, unit: unit as DurationUnit })}
        >
          <Select.Trigger aria-label={t("rentalTerms.unitOf", { rule: label })}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {DURATION_UNITS.map((unit) => (
              <Select.Item key={unit} value={unit}>
                {t(`rentalTerms.unit.${unit}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
    </div>
  )
}

interface Deposit {
  percent: string
  amounts: Record<string, string>
}

/** Amounts, or a share of the replacement value: as the type says. */
function DepositInput({ label, disabled, isInvalid, value, onChange }: ControlProps<Deposit>) {
  const type = useWatch({ name: "values.deposit_type" }) as string
  if (type === "percent") {
    return (
      <WithUnit unit="percent">
        <Text
          label={label}
          disabled={disabled}
          isInvalid={isInvalid}
          value={value.percent}
          onChange={(percent) => onChange({ ...value, percent })}
        />
      </WithUnit>
    )
  }
  return (
    <MoneyInputs
      label={label}
      disabled={disabled}
      isInvalid={isInvalid}
      amounts={value.amounts}
      onChange={(amounts) => onChange({ ...value, amounts })}
    />
  )
}
