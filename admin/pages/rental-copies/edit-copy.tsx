import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { DetailEditor } from "../../components/detail"
import { EditorForm } from "../../components/editor-form"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import { useGradeChoices } from "../../components/offer-fields"
import { useLocations } from "../../hooks/locations"
import { fetchCopy, useCopy, useCopyAct } from "../../hooks/rental-copies"
import { useActText } from "../../hooks/use-act-text"
import { useCurrencies } from "../../hooks/use-currencies"
import { useRowForm } from "../../hooks/use-row-form"
import { copyBody, copyField, draftOfCopy } from "../../lib/copy-form"
import type { UnitDetail } from "../../lib/rental-copy-types"

/** Edits a copy over its page. */
export function EditCopy() {
  const { t } = useTranslation("media")
  const query = useCopy(useParams().id ?? "")
  return (
    <DetailEditor
      texts="copies"
      query={query}
      title={t("copies.action.edit")}
      description={query.data?.barcode}
      rows={6}
    >
      {(copy) => <CopyEditor copy={copy} />}
    </DetailEditor>
  )
}

function CopyEditor({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const act = useCopyAct()
  const told = useActText()
  const currency = useCurrencies()[0] ?? ""
  const { editor } = useRowForm({
    row: copy,
    load: () => fetchCopy(copy.id),
    draftOf: (row) => draftOfCopy(row ?? copy, currency),
    attempt: (draft, base) => ({
      toField: copyField,
      send: async () => {
        const changes = copyBody(draft, base ?? copy)
        if (Object.keys(changes).length === 0) return null
        return act.mutateAsync({ id: copy.id, act: "edit", body: { ...changes, version: base?.version } })
      },
    }),
    onDone: (answer) => {
      toast.success(t("copies.saved"), { description: answer ? told(answer) : undefined })
      handleSuccess()
    },
  })
  return (
    <EditorForm {...editor}>
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
