import { RadioGroup, Text, toast } from "@medusajs/ui"
import type { FormEvent } from "react"
import { useController, useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../components/editor-form"
import { RemoteField } from "../../components/combo-fields"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import { useLocations } from "../../hooks/locations"
import { useTakeIn } from "../../hooks/rental-copies"
import { offerSource, useOfferBy } from "../../hooks/rental-offers"
import { useOnceKey } from "../../hooks/use-once-key"
import { useSubmit } from "../../hooks/use-submit"
import type { Picked } from "../../lib/drafts"
import {
  intakeBody,
  intakeCount,
  intakeField,
  MAX_INTAKE,
  namedByBarcode,
  parseCopies,
  type IntakeDraft,
} from "../../lib/intake-form"
import type { NewUnit } from "../../lib/rental-copy-types"
import { ConditionFields } from "./edit-copy"

const TITLES = offerSource()

/** Copies of one title: so many with new barcodes, or those of a list. */
export function IntakeForm({ draft, onTaken }: { draft: IntakeDraft; onTaken: (units: NewUnit[]) => void }) {
  const { t } = useTranslation("media")
  const take = useTakeIn()
  const once = useOnceKey()
  const form = useForm<IntakeDraft>({ defaultValues: draft })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (values) => ({
      toField: intakeField,
      send: () =>
        once((key) => take.mutateAsync({ body: intakeBody(values), key })).catch((error: unknown) => {
          throw namedByBarcode(error, parseCopies(values.list).copies)
        }),
    }),
    onDone: (answer) => {
      toast.success(t("copies.intake.done", { count: answer.count }))
      onTaken(answer.units)
    },
  })
  /** A form refused here would otherwise only be refused by the server, less plainly. */
  const check = (event?: FormEvent) => {
    const fault = faultOf(form.getValues(), t)
    if (!fault) return submit(event)
    event?.preventDefault()
    form.clearErrors()
    form.setError(fault[0], { message: fault[1] }, { shouldFocus: true })
  }
  const count = intakeCount(useWatch({ control: form.control }) as IntakeDraft)
  return (
    <EditorForm
      wide
      form={form}
      onSubmit={check}
      pending={pending}
      problems={problems}
      submitLabel={t("copies.intake.submit", { count })}
    >
      <IntakeFields />
    </EditorForm>
  )
}

function faultOf(
  draft: IntakeDraft,
  t: (key: string, values?: Record<string, unknown>) => string,
): [keyof IntakeDraft, string] | null {
  if (!draft.offer?.id) return ["offer", t("copies.intake.fault.title")]
  const count = intakeCount(draft)
  if (count < 1 || count > MAX_INTAKE) return [draft.mode, t("copies.intake.fault.count", { max: MAX_INTAKE })]
  const { repeated } = parseCopies(draft.list)
  if (draft.mode === "list" && repeated.length > 0) {
    return ["list", t("copies.intake.fault.repeated", { barcodes: repeated.slice(0, 5).join(t("common.comma")) })]
  }
  return null
}

function IntakeFields() {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const picked = useWatch({ name: "offer" }) as Picked | null
  const { data: offer } = useOfferBy({ id: picked?.id })
  const mode = useWatch({ name: "mode" }) as IntakeDraft["mode"]
  return (
    <>
      <RemoteField
        name="offer"
        label={t("copies.column.title")}
        source={TITLES}
        hint={t("copies.intake.titleHint")}
        placeholder={t("copies.intake.titlePlaceholder")}
      />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <SelectField
          name="location_id"
          label={t("copies.field.home")}
          choices={(locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="status"
          label={t("copies.intake.status")}
          choices={(["available", "intake"] as const).map((value) => ({
            value,
            label: t(`copies.intake.as.${value}`),
          }))}
        />
      </div>
      <ModeField />
      {mode === "count" ? (
        <TextField
          name="count"
          inputMode="numeric"
          label={t("copies.intake.count")}
          hint={t("copies.intake.countHint")}
        />
      ) : (
        <ListField />
      )}
      <ConditionFields mediaType={offer?.media_type ?? ""} />
    </>
  )
}

function ModeField() {
  const { t } = useTranslation("media")
  const { field } = useController({ name: "mode" })
  return (
    <RadioGroup
      value={String(field.value)}
      onValueChange={field.onChange}
      aria-label={t("copies.intake.mode.label")}
      className="grid grid-cols-1 gap-3 md:grid-cols-2"
    >
      {(["count", "list"] as const).map((mode) => (
        <RadioGroup.ChoiceBox
          key={mode}
          value={mode}
          label={t(`copies.intake.mode.${mode}`)}
          description={t(`copies.intake.mode.${mode}Hint`)}
        />
      ))}
    </RadioGroup>
  )
}

/** Scanned one after another, or pasted from a spreadsheet. */
function ListField() {
  const { t } = useTranslation("media")
  const { copies } = parseCopies(String(useWatch({ name: "list" }) ?? ""))
  return (
    <div className="flex flex-col gap-y-2">
      <TextareaField name="list" label={t("copies.intake.list")} hint={t("copies.intake.listHint")} rows={8} />
      <Text size="small" role="status" className="text-ui-fg-subtle">
        {t("copies.intake.found", { count: copies.length })}
      </Text>
    </div>
  )
}
