import { Label, Switch, Text } from "@medusajs/ui"
import { useId } from "react"
import { get, useFormContext, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { messagesBelow } from "../../components/row-editor"
import { TERMS_GROUPS, type TermsField } from "../../lib/terms-columns"
import { withOwn, type TermsDraft } from "../../lib/terms-form"
import { TermInput } from "./term-input"

/** Every rule with a switch: its own value, or what it inherits. */
export function TermsFields() {
  const { t } = useTranslation("media")
  return (
    <>
      {TERMS_GROUPS.map(({ group, fields }) => (
        <section key={group} className="flex flex-col">
          <h2 className="txt-compact-medium-plus pb-2">{t(`rentalTerms.group.${group}`)}</h2>
          <div className="border-ui-border-base divide-y rounded-lg border">
            {fields.map((field) => (
              <TermRow key={field.column} field={field} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function TermRow({ field }: { field: TermsField }) {
  const { t } = useTranslation("media")
  const id = useId()
  const { setValue, getValues, formState } = useFormContext<TermsDraft>()
  const isOwn = useWatch({ name: `own.${field.column}` }) === true
  const name = t(`rentalTerms.column.${field.column}`)
  const hint = t(`rentalTerms.hint.${field.column}`, { defaultValue: "" })
  const faults = messagesBelow(get(formState.errors, `values.${field.column}`))
  const toggle = (own: boolean) => setValue("own", withOwn(getValues("own"), field.column, own), { shouldDirty: true })
  return (
    <div className="grid grid-cols-1 items-start gap-3 px-4 py-3 md:grid-cols-[minmax(0,1fr)_120px_minmax(0,1fr)]">
      <div>
        <Text size="small" leading="compact" weight="plus" id={`${id}-name`}>
          {name}
        </Text>
        {hint && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {hint}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-2 pt-1">
        <Switch
          id={`${id}-own`}
          size="small"
          checked={isOwn}
          onCheckedChange={toggle}
          aria-label={t("rentalTerms.ownOf", { rule: name })}
        />
        <Label size="xsmall" htmlFor={`${id}-own`} aria-hidden className="text-ui-fg-subtle">
          {t(isOwn ? "rentalTerms.isOwn" : "rentalTerms.inherits")}
        </Label>
      </div>
      <div className="flex flex-col gap-y-1">
        <TermInput field={field} label={name} disabled={!isOwn} isInvalid={faults.length > 0} />
        {faults.map((fault) => (
          <Text key={fault} size="xsmall" role="alert" className="text-ui-fg-error">
            {fault}
          </Text>
        ))}
      </div>
    </div>
  )
}
