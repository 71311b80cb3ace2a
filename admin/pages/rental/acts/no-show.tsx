import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { PreviewBox } from "./preview-box"
import { useMoneyAct } from "./use-act"

/** Nobody came for the copy: it is free again, and the fee of the booking's rules is charged. */
export function NoShowRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.no-show.title")}>{(rental) => <NoShowForm rental={rental} />}</ActDrawer>
}

const NOTHING = {}

function NoShowForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const form = useForm({ defaultValues: {} })
  const act = useMoneyAct({ rental, act: "no-show", form, previewBody: NOTHING, body: NOTHING })
  return (
    <EditorForm {...act.editor} disabled={!act.ready} submitLabel={t("rentals.act.no-show.submit")}>
      <Explain>{t("rentals.act.no-show.explain")}</Explain>
      <PreviewBox act={act} />
    </EditorForm>
  )
}
