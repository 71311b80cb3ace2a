import { Input, Text } from "@medusajs/ui"
import { get, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SwitchField, TextField } from "../../components/fields"
import { Section } from "../../components/states"
import { useCurrencies } from "../../hooks/use-currencies"

/** What holds for the plan as a whole. */
export function PlanFields() {
  const { t } = useTranslation("media")
  return (
    <Section title={t("plans.section.plan")}>
      <div className="grid grid-cols-1 gap-4 px-6 py-4 md:grid-cols-2">
        <TextField name="name" label={t("plans.field.name")} />
        <div className="grid grid-cols-2 gap-4">
          <TextField name="min_days" inputMode="numeric" label={t("plans.field.minDays")} />
          <TextField name="max_days" inputMode="numeric" label={t("plans.field.maxDays")} />
        </div>
        <TextField
          name="late_start_time"
          type="time"
          label={t("plans.field.lateStart")}
          hint={t("plans.field.lateStartHint")}
          optional
        />
        <SwitchField name="active" label={t("plans.field.active")} hint={t("plans.field.activeHint")} />
        <Bounds />
      </div>
    </Section>
  )
}

/** Least and most a rental costs, whatever the prices come to. */
function Bounds() {
  const { t } = useTranslation("media")
  const currencies = useCurrencies()
  return (
    <fieldset className="flex flex-col gap-y-2 md:col-span-2">
      <legend className="txt-compact-small-plus text-ui-fg-base pb-2">{t("plans.bounds.title")}</legend>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        {currencies.map((code) => (
          <div key={code} className="flex items-center gap-x-2">
            <span className="txt-compact-xsmall-plus text-ui-fg-subtle w-9 shrink-0">{code.toUpperCase()}</span>
            <BoundInput code={code} end="min" />
            <span aria-hidden>–</span>
            <BoundInput code={code} end="max" />
          </div>
        ))}
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {t("plans.bounds.hint")}
      </Text>
    </fieldset>
  )
}

function BoundInput({ code, end }: { code: string; end: "min" | "max" }) {
  const { t } = useTranslation("media")
  const { register, formState } = useFormContext()
  const name = `bounds.${code}.${end}`
  const fault = get(formState.errors, name) as { message?: string } | undefined
  return (
    <div className="min-w-0 flex-1">
      <Input
        {...register(name)}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        className="text-right tabular-nums"
        aria-label={t(`plans.bounds.${end}`, { currency: code.toUpperCase() })}
        aria-invalid={Boolean(fault)}
        placeholder={t(`plans.bounds.${end}Short`)}
      />
      {fault?.message && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {fault.message}
        </Text>
      )}
    </div>
  )
}
