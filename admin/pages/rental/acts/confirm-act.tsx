import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { PreviewBox } from "./preview-box"
import { useMoneyAct } from "./use-act"

type Confirmed = "lost" | "buyout"

const NOTHING = {}

/** Gives a copy up that does not come back; charged is what it is worth. */
export const LostRental = () => <ConfirmAct act="lost" />

/** Sells the copy to the customer who has it. */
export const BuyoutRental = () => <ConfirmAct act="buyout" />

function ConfirmAct({ act }: { act: Confirmed }) {
  const { t } = useTranslation("media")
  return (
    <ActDrawer title={t(`rentals.act.${act}.title`)}>{(rental) => <ConfirmForm act={act} rental={rental} />}</ActDrawer>
  )
}

function ConfirmForm({ act: name, rental }: { act: Confirmed; rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const form = useForm({ defaultValues: {} })
  const act = useMoneyAct({ rental, act: name, form, previewBody: NOTHING, body: NOTHING })
  return (
    <EditorForm {...act.editor} disabled={!act.ready} submitLabel={t(`rentals.act.${name}.submit`)}>
      <Explain>{t(`rentals.act.${name}.explain`)}</Explain>
      <PreviewBox act={act} />
    </EditorForm>
  )
}
