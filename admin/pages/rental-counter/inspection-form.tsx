import { Form } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"
import { useEffect, useMemo, useRef, useState } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SelectField, SwitchField, TextareaField, TextField } from "../../components/fields"
import { FormProblems } from "../../components/form-problems"
import { useGradeChoices } from "../../components/offer-fields"
import { useProblemText } from "../../hooks/use-problem-text"
import type { Decision, Step } from "../../lib/counter/desk"
import {
  CHARGE_KINDS,
  draftOf,
  findingsOf,
  inspectionField,
  NEXT_STATUSES,
  type InspectionDraft,
} from "../../lib/inspection-form"
import { sortProblems } from "../../lib/problems"
import type { Problem } from "../../lib/types"
import { CopyTitle } from "./copy-facts"

interface Props {
  step: Extract<Step, { kind: "inspect" }>
  onDecide: (decision: Decision) => void
}

/** What was found when somebody looked at the copy: its state, what is missing, what that costs, where it goes. */
export function InspectionForm({ step, onDecide }: Props) {
  const { t } = useTranslation("media")
  const { unit, draft, problems } = step
  const form = useForm<InspectionDraft>({ defaultValues: useMemo(() => draftOf(unit, draft), [unit, draft]) })
  const rest = useServerProblems(form.setError, problems, step)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector<HTMLElement>("button, input")?.focus(), [])
  const send = form.handleSubmit((values) => {
    const { input, wrong } = findingsOf(values, unit)
    for (const kind of wrong) form.setError(`charges.${kind}.amount`, { type: "value", message: t("fault.number") })
    if (wrong.length === 0) onDecide({ type: "inspection", input })
  })
  return (
    <Form {...form}>
      <form
        ref={element}
        onSubmit={(event) => {
          form.clearErrors()
          void send(event)
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey) event.currentTarget.requestSubmit()
        }}
        noValidate
        className="flex flex-col gap-y-4"
      >
        <CopyTitle unit={unit} />
        <FormProblems problems={rest} />
        <StateFields mediaType={unit.media_type} />
        <ChargeFields currency={step.rental.currency_code} />
        <div className="flex items-center gap-x-2">
          <Button type="submit" size="large">
            {t("desk.inspect.submit")}
          </Button>
          <Button type="button" size="large" variant="secondary" onClick={() => onDecide({ type: "leave" })}>
            {t("desk.choice.leave")}
          </Button>
          <Text size="small" className="text-ui-fg-subtle">
            {t("desk.inspect.enterHint")}
          </Text>
        </div>
      </form>
    </Form>
  )
}

type SetError = (field: never, error: { type: string; message: string }) => void

/** Puts the server's problems at their fields and answers the others. */
function useServerProblems(setError: SetError, problems: readonly Problem[], { draft }: Props["step"]): Problem[] {
  const toText = useProblemText()
  const [rest, setRest] = useState<Problem[]>([])
  useEffect(() => {
    const worded = problems.map((problem) => ({ ...problem, message: toText(problem) }))
    const sorted = sortProblems(worded, (path) => inspectionField(path, draft))
    for (const [field, message] of sorted.fields) setError(field as never, { type: "server", message })
    setRest(sorted.rest)
    // Each answer of the server is shown once, whatever is drawn in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [problems])
  return rest
}

function StateFields({ mediaType }: { mediaType: string }) {
  const { t } = useTranslation("media")
  const grades = useGradeChoices(mediaType)
  const plays = (["yes", "no"] as const).map((value) => ({ value, label: t(`desk.inspect.plays_${value}`) }))
  const next = NEXT_STATUSES.map((value) => ({ value, label: t(`desk.inspect.next_${value}`) }))
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
      <SelectField name="media_grade" label={t("offers.mediaGrade")} choices={grades} optional />
      <SelectField name="sleeve_grade" label={t("offers.sleeveGrade")} choices={grades} optional />
      <SelectField name="plays_ok" label={t("desk.inspect.plays")} choices={plays} clearable optional />
      <SwitchField name="case_ok" label={t("desk.inspect.case")} />
      <SwitchField name="inserts_ok" label={t("desk.inspect.inserts")} />
      <SelectField name="next_status" label={t("desk.inspect.next")} choices={next} />
      <TextareaField
        name="missing_parts"
        label={t("desk.inspect.missing")}
        hint={t("schema.oneByLine")}
        rows={2}
        optional
      />
      <TextareaField name="note" label={t("desk.inspect.note")} rows={2} optional className="md:col-span-2" />
    </div>
  )
}

function ChargeFields({ currency }: { currency: string }) {
  const { t } = useTranslation("media")
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-1">
        {t("desk.inspect.charges", { currency: currency.toUpperCase() })}
      </legend>
      {CHARGE_KINDS.map((kind) => (
        <div key={kind} className="grid grid-cols-[160px_1fr] gap-4">
          <TextField name={`charges.${kind}.amount`} label={t(`rental.chargeKind.${kind}`)} inputMode="decimal" />
          <TextField name={`charges.${kind}.reason`} label={t("desk.inspect.reason")} optional />
        </div>
      ))}
    </fieldset>
  )
}
