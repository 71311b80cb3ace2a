import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useActText } from "../hooks/use-act-text"
import { useCopyAct } from "../hooks/rental-copies"
import { useSubmit } from "../hooks/use-submit"
import { downtimeModesOf } from "../lib/copy-form"
import { blankDowntime, downtimeBody, downtimeFaults, downtimeField, type DowntimeDraft } from "../lib/downtime-form"
import type { UnitRow } from "../lib/rental-copy-types"
import { SelectField, SwitchField, TextareaField, TextField } from "./fields"
import { FormDrawer } from "./form-drawer"

interface Props {
  copy: Pick<UnitRow, "id" | "barcode" | "title" | "status" | "version">
  /** Days chosen on the board. */
  days?: { from: string; until: string }
  /** The shop's time zone. */
  tz: string
  onClose: () => void
}

/** Keeps a copy from being rented for some days. */
export function DowntimeDrawer({ copy, days, tz, onClose }: Props) {
  const { t } = useTranslation("media")
  const act = useCopyAct()
  const told = useActText()
  const form = useForm<DowntimeDraft>({ defaultValues: { ...blankDowntime(tz), ...days } })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: downtimeField,
      send: () =>
        act.mutateAsync({ id: copy.id, act: "downtime", body: { ...downtimeBody(draft, tz), version: copy.version } }),
    }),
    onDone: (answer) => {
      toast.success(t("downtime.done", { barcode: copy.barcode }), { description: told(answer) })
      onClose()
    },
  })
  const check = (event?: React.FormEvent) => {
    const faults = Object.entries(downtimeFaults(form.getValues(), tz))
    if (faults.length === 0) return submit(event)
    event?.preventDefault()
    form.clearErrors()
    for (const [field, key] of faults) form.setError(field as keyof DowntimeDraft, { message: t(key) })
  }
  return (
    <FormDrawer
      title={t("downtime.title")}
      description={t("downtime.of", { barcode: copy.barcode, title: copy.title })}
      form={form}
      onSubmit={check}
      onClose={onClose}
      pending={pending}
      problems={problems}
      submitLabel={t("downtime.save")}
    >
      <DowntimeFields copy={copy} tz={tz} />
    </FormDrawer>
  )
}

function DowntimeFields({ copy, tz }: Pick<Props, "copy" | "tz">) {
  const { t } = useTranslation("media")
  const mode = useWatch({ name: "mode" }) as DowntimeDraft["mode"]
  const open = Boolean(useWatch({ name: "open" }))
  const modes = downtimeModesOf(copy.status)
  return (
    <>
      {modes.length > 1 && (
        <SelectField
          name="mode"
          label={t("downtime.mode.label")}
          choices={modes.map((value) => ({ value, label: t(`downtime.mode.${value}`) }))}
        />
      )}
      <p className="txt-small text-ui-fg-subtle">
        {t(mode === "block" ? "downtime.explain.block" : "downtime.explain.now")}
      </p>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {mode === "block" && <TextField name="from" type="date" label={t("downtime.from")} />}
        {!open && <TextField name="until" type="date" label={t("downtime.until")} hint={t("downtime.zone", { tz })} />}
      </div>
      <SwitchField name="open" label={t("downtime.open")} />
      <TextareaField name="note" label={t("downtime.note")} rows={2} optional />
    </>
  )
}
