import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router-dom"
import { RemoteField } from "../../components/combo-fields"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { SelectField, TextField } from "../../components/fields"
import { useLocations } from "../../hooks/locations"
import { useCreateHold } from "../../hooks/rental-holds"
import { memberSource } from "../../hooks/rental-members"
import { offerSource } from "../../hooks/rental-offers"
import { useSubmit } from "../../hooks/use-submit"
import type { Picked } from "../../lib/drafts"

interface Draft {
  customer: Picked | null
  title: Picked | null
  location_id: string
  days: string
  priority: string
}

const BLANK: Draft = { customer: null, title: null, location_id: "", days: "3", priority: "0" }
const FIELDS: Record<string, string> = {
  customer_id: "customer",
  variant_id: "title",
  location_id: "location_id",
  days: "days",
  priority: "priority",
}

/** Staff put a customer into the queue; with a copy on the shelf and nobody before, it is set aside at once. */
export function AddHold() {
  const { t } = useTranslation("media")
  const { search } = useLocation()
  return (
    <EditorFrame title={t("holds.add")} description={t("holds.addHint")} prev={`/media/rentals/holds${search}`}>
      <AddForm />
    </EditorFrame>
  )
}

function AddForm() {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const create = useCreateHold()
  const form = useForm<Draft>({ defaultValues: BLANK })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: ({ customer, title, location_id, days, priority }) => ({
      toField: (path) => FIELDS[path] ?? null,
      send: () =>
        create.mutateAsync({
          customer_id: customer?.id ?? "",
          variant_id: title?.id ?? "",
          days: Number(days),
          ...(location_id ? { location_id } : {}),
          ...(Number(priority) === 0 ? {} : { priority: Number(priority) }),
        }),
    }),
    onDone: ({ hold }) => {
      toast.success(t(hold.status === "ready" ? "holds.addedReady" : "holds.added"))
      handleSuccess("/media/rentals/holds")
    },
  })
  return (
    <EditorForm form={form} onSubmit={submit} pending={pending} problems={problems} submitLabel={t("holds.addSubmit")}>
      <AddFields />
    </EditorForm>
  )
}

function AddFields() {
  const { t } = useTranslation("media")
  const { data: locations = [] } = useLocations()
  const required = { validate: (value: unknown) => Boolean(value) || t("fault.required") }
  const whole = {
    validate: (value: unknown) => /^-?\d{1,4}$/.test(String(value).trim()) || t("fault.integer"),
  }
  return (
    <>
      <RemoteField
        name="customer"
        label={t("desk.fact.customer")}
        source={memberSource}
        rules={required}
        placeholder={t("desk.customer.hint")}
      />
      <RemoteField name="title" label={t("rentals.column.title")} source={offerSource("variant_id")} rules={required} />
      <TextField
        name="days"
        label={t("desk.period.days")}
        hint={t("holds.daysHint")}
        inputMode="numeric"
        rules={whole}
      />
      {locations.length > 1 && (
        <SelectField
          name="location_id"
          label={t("desk.location.label")}
          hint={t("holds.locationHint")}
          choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          optional
        />
      )}
      <TextField
        name="priority"
        label={t("holds.column.priority")}
        hint={t("holds.act.priority.explain")}
        inputMode="numeric"
        rules={whole}
      />
    </>
  )
}
