import { Text, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { TextareaField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { useUpdateHold } from "../../hooks/rental-holds"
import { useSubmit } from "../../hooks/use-submit"
import { PRIORITIES } from "../../lib/hold-list"
import type { HoldRow } from "../../lib/rental-types"

export type HoldEdit = "priority" | "suspend" | "cancel"

interface Draft {
  priority: string
  suspended_until: string
  reason: string
}

const BODIES: Record<HoldEdit, (draft: Draft) => Record<string, unknown>> = {
  priority: ({ priority }) => ({ priority: Number(priority) }),
  suspend: ({ suspended_until: until }) => ({ suspended: true, ...(until ? { suspended_until: until } : {}) }),
  cancel: ({ reason }) => ({ cancel: true, reason: reason.trim() }),
}
const FIELDS = new Set(["priority", "suspended_until", "reason"])

/** One change of a hold that needs a word: its priority, how long it pauses, why it ends. */
export function HoldDrawer({ edit, hold, onClose }: { edit: HoldEdit; hold: HoldRow; onClose: () => void }) {
  const { t } = useTranslation("media")
  const update = useUpdateHold()
  const form = useForm<Draft>({ defaultValues: { priority: String(hold.priority), suspended_until: "", reason: "" } })
  const { editor } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: (path) => (FIELDS.has(path) ? path : null),
      send: () => update.mutateAsync({ hold, body: BODIES[edit](draft) }),
    }),
    onDone: () => {
      toast.success(t("holds.saved"))
      onClose()
    },
  })
  const name = hold.customer.name ?? hold.customer.email ?? hold.customer.id
  return (
    <FormDrawer
      title={t(`holds.act.${edit}.title`)}
      description={t("holds.of", { name, title: hold.title })}
      {...editor}
      onClose={onClose}
      submitLabel={t(`holds.act.${edit}.submit`)}
    >
      <Text size="small" className="text-ui-fg-subtle">
        {t(`holds.act.${edit}.explain`)}
      </Text>
      <Fields edit={edit} />
    </FormDrawer>
  )
}

function Fields({ edit }: { edit: HoldEdit }) {
  const { t } = useTranslation("media")
  if (edit === "priority") {
    const { min, max } = PRIORITIES
    return (
      <TextField
        name="priority"
        label={t("holds.column.priority")}
        hint={t("holds.act.priority.hint", { min, max })}
        inputMode="numeric"
        autoFocus
        rules={{
          validate: (value) =>
            (/^-?\d+$/.test(String(value).trim()) && Number(value) >= min && Number(value) <= max) ||
            t("fault.integer"),
        }}
      />
    )
  }
  if (edit === "suspend") {
    return (
      <TextField
        name="suspended_until"
        type="date"
        label={t("holds.act.suspend.until")}
        hint={t("holds.act.suspend.hint")}
        optional
        autoFocus
      />
    )
  }
  return (
    <TextareaField
      name="reason"
      label={t("rentals.reasonLabel")}
      hint={t("holds.act.cancel.hint")}
      rows={3}
      rules={{ validate: (value) => String(value ?? "").trim() !== "" || t("fault.required") }}
    />
  )
}
