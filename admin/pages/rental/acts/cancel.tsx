import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { TextareaField } from "../../../components/fields"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { PreviewBox } from "./preview-box"
import { useMoneyAct } from "./use-act"

const NOTHING = {}

/** Calls a rental off before its hand-out; what goes back is shown first. */
export function CancelRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.cancel.title")}>{(rental) => <CancelForm rental={rental} />}</ActDrawer>
}

function CancelForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const form = useForm({ defaultValues: { reason: "" } })
  const reason = useWatch({ control: form.control, name: "reason" }).trim()
  const act = useMoneyAct({
    rental,
    act: "cancel",
    form,
    previewBody: NOTHING,
    body: reason ? { reason } : NOTHING,
    toField: (path) => (path === "reason" ? path : null),
  })
  return (
    <EditorForm {...act.editor} disabled={!act.ready} submitLabel={t("rentals.act.cancel.submit")}>
      <Explain>{t("rentals.act.cancel.explain")}</Explain>
      <TextareaField name="reason" label={t("rentals.reasonLabel")} rows={2} optional />
      <PreviewBox act={act} />
    </EditorForm>
  )
}
