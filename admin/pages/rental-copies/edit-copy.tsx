import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import { useGradeChoices } from "../../components/offer-fields"
import { Failure, SectionSkeleton } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import { fetchCopy, useCopy, useCopyAct } from "../../hooks/rental-copies"
import { useActText } from "../../hooks/use-act-text"
import { useCurrencies } from "../../hooks/use-currencies"
import { useRowVersion } from "../../hooks/use-row-version"
import { useSubmit } from "../../hooks/use-submit"
import { copyBody, copyField, draftOfCopy, type CopyDraft } from "../../lib/copy-form"
import type { UnitDetail } from "../../lib/rental-copy-types"

/** Edits a copy over its page. */
export function EditCopy() {
  const { t } = useTranslation("media")
  const { data: copy, error, isPending, refetch } = useCopy(useParams().id ?? "")
  return (
    <EditorFrame title={t("copies.action.edit")} description={copy?.barcode ?? t("copies.loading")}>
      {isPending ? (
        <SectionSkeleton bare rows={6} what={t("copies.loading")} />
      ) : copy ? (
        <CopyEditor copy={copy} />
      ) : (
        <Failure bare error={error} what={t("copies.failedOne")} onRetry={() => void refetch()} />
      )}
    </EditorFrame>
  )
}

function CopyEditor({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const act = useCopyAct()
  const told = useActText()
  const currency = useCurrencies()[0] ?? ""
  const conflict = useRowVersion(copy, () => fetchCopy(copy.id))
  // The copy as it was when the editor opened; a newer one comes in through the conflict notice only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stored = useMemo(() => copy, [])
  const form = useForm<CopyDraft>({ defaultValues: draftOfCopy(stored, currency) })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: copyField,
      send: async () => {
        const changes = copyBody(draft, stored)
        if (Object.keys(changes).length === 0) return null
        return act.mutateAsync({ id: copy.id, act: "edit", body: { ...changes, version: conflict.version } })
      },
    }),
    intercept: conflict.catchConflict,
    onDone: (answer) => {
      toast.success(t("copies.saved"), { description: answer ? told(answer) : undefined })
      handleSuccess()
    },
  })
  const settle = (keepMine: boolean) => {
    if (conflict.current) form.reset(draftOfCopy(conflict.current, currency), { keepDirtyValues: keepMine })
    conflict.rebase()
  }
  return (
    <EditorForm
      form={form}
      onSubmit={submit}
      pending={pending}
      problems={problems}
      conflict={conflict.current}
      onKeep={() => settle(true)}
      onDiscard={() => settle(false)}
    >
      <CopyFields mediaType={copy.media_type} />
    </EditorForm>
  )
}

function CopyFields({ mediaType }: { mediaType: string }) {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const places = (locations ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <TextField name="barcode" label={t("copies.column.barcode")} />
      <TextField name="serial" label={t("copies.field.serial")} optional />
      <ConditionFields mediaType={mediaType} />
      <SelectField
        name="home_location_id"
        label={t("copies.field.home")}
        hint={t("copies.field.homeHint")}
        choices={places}
      />
      <SelectField name="current_location_id" label={t("copies.field.current")} choices={places} />
    </>
  )
}

/** Grades, what it cost and when it was bought: the same for one copy and for many. */
export function ConditionFields({ mediaType }: { mediaType: string }) {
  const { t } = useTranslation("media")
  const grades = useGradeChoices(mediaType)
  const currencies = useCurrencies().map((code) => ({ value: code, label: code.toUpperCase() }))
  return (
    <>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <SelectField name="media_grade" label={t("copies.field.mediaGrade")} choices={grades} clearable optional />
        <SelectField name="sleeve_grade" label={t("copies.field.sleeveGrade")} choices={grades} clearable optional />
      </div>
      <TextareaField name="grading_note" label={t("copies.field.gradingNote")} rows={2} optional />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
        <TextField name="purchase_cost" inputMode="decimal" label={t("copies.field.cost")} optional />
        <SelectField name="cost_currency" label={t("copies.field.currency")} choices={currencies} />
        <TextField name="purchased_at" type="date" label={t("copies.field.purchasedAt")} optional />
      </div>
    </>
  )
}
