import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SelectField, TextareaField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { useLocations } from "../../hooks/locations"
import { useCopyAct } from "../../hooks/rental-copies"
import { useActText } from "../../hooks/use-act-text"
import { useSubmit } from "../../hooks/use-submit"
import type { UnitDetail } from "../../lib/rental-copy-types"

export type DrawerAct = "shelve" | "in_transit" | "sell" | "retire"

interface Draft {
  location_id: string
  note: string
}

/** Puts a copy on the shelf or takes it out of service, after saying what that means for its bookings. */
export function ActDrawer({ copy, act, onClose }: { copy: UnitDetail; act: DrawerAct; onClose: () => void }) {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const send = useCopyAct()
  const told = useActText()
  const form = useForm<Draft>({ defaultValues: { location_id: copy.current_location_id, note: "" } })
  const { editor } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: (path) => (path in draft ? path : null),
      send: () => send.mutateAsync({ id: copy.id, ...requestOf(act, draft, copy.version) }),
    }),
    onDone: (answer) => {
      toast.success(t(`copies.act.done.${act}`, { barcode: copy.barcode }), { description: told(answer) })
      onClose()
    },
  })
  const bookings = copy.allocations.filter((one) => one.rental?.status === "reserved").length
  return (
    <FormDrawer
      title={t(`copies.action.${act}`)}
      description={t("downtime.of", { barcode: copy.barcode, title: copy.title })}
      {...editor}
      onClose={onClose}
      submitLabel={t(`copies.action.${act}`)}
    >
      <p className="txt-small">{t(`copies.act.explain.${act}`)}</p>
      {act !== "shelve" && bookings > 0 && (
        <p className="txt-small text-ui-fg-error">{t("copies.act.bookings", { count: bookings })}</p>
      )}
      {act === "shelve" && (
        <SelectField
          name="location_id"
          label={t("copies.act.shelfAt")}
          choices={(locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {act !== "in_transit" && <TextareaField name="note" label={t("downtime.note")} rows={2} optional />}
    </FormDrawer>
  )
}

function requestOf(act: DrawerAct, { location_id, note }: Draft, version: number) {
  if (act === "in_transit") return { act: "edit" as const, body: { status: "in_transit", version } }
  const remark = note.trim() ? { note: note.trim() } : {}
  return { act, body: { ...remark, version, ...(act === "shelve" && location_id ? { location_id } : {}) } }
}
