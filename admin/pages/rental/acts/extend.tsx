import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { TextField } from "../../../components/fields"
import { useDebounced } from "../../../hooks/use-debounced"
import { useLanguage } from "../../../hooks/use-language"
import { proposedDueDate } from "../../../lib/extension"
import type { RentalDetail } from "../../../lib/rental-types"
import { formatDate, isRealDate, knownZone, todayIn } from "../../../lib/shop-clock"
import { ActDrawer } from "./act-drawer"
import { PreviewBox } from "./preview-box"
import { useMoneyAct } from "./use-act"

/** A later due date, for its price. */
export function ExtendRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.extend.title")}>{(rental) => <ExtendForm rental={rental} />}</ActDrawer>
}

function ExtendForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const form = useForm({ defaultValues: { due_date: proposedDueDate(rental, todayIn(knownZone(rental.tz))) } })
  const due = useWatch({ control: form.control, name: "due_date" })
  const settled = useDebounced(due)
  const isLater = (date: string) => isRealDate(date) && date > rental.due_date
  const act = useMoneyAct({
    rental,
    act: "extend",
    form,
    previewBody: isLater(settled) ? { due_date: settled } : null,
    body: isLater(due) && due === settled ? { due_date: due } : null,
    toField: (path) => (path === "due_date" ? path : null),
  })
  return (
    <EditorForm {...act.editor} disabled={!act.ready} submitLabel={t("rentals.act.extend.submit")}>
      <TextField
        name="due_date"
        type="date"
        label={t("rentals.act.extend.dueDate")}
        hint={t("rentals.act.extend.hint", { date: formatDate(rental.due_date, language) })}
        autoFocus
      />
      <PreviewBox act={act} />
    </EditorForm>
  )
}
