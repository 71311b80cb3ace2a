import { useMemo } from "react"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { SelectField } from "../../../components/fields"
import { useCopies } from "../../../hooks/rental-copies"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { useAct } from "./use-act"

/** Moves a booking to another copy of the title; its dates and its price stay. */
export function ReseatRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.reseat.title")}>{(rental) => <ReseatForm rental={rental} />}</ActDrawer>
}

function ReseatForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const form = useForm({ defaultValues: { unit_id: "" } })
  const unitId = useWatch({ control: form.control, name: "unit_id" })
  const { data } = useCopies({ variant_id: rental.variant_id, order: "barcode", limit: 100 })
  const act = useAct({
    rental,
    act: "reseat",
    form,
    body: unitId ? { unit_id: unitId } : {},
    toField: (path) => (path === "unit_id" ? path : null),
  })
  const choices = useMemo(
    () =>
      (data?.units ?? [])
        .filter((unit) => unit.id !== rental.unit_id && unit.status !== "sold" && unit.status !== "retired")
        .map((unit) => ({
          value: unit.id,
          label: t("rentals.act.reseat.copy", {
            barcode: unit.barcode,
            status: t(`rental.unitStatus.${unit.status}`),
          }),
        })),
    [data, rental.unit_id, t],
  )
  return (
    <EditorForm {...act.editor} submitLabel={t("rentals.act.reseat.submit")}>
      <Explain>{t("rentals.act.reseat.explain", { barcode: rental.unit.barcode })}</Explain>
      <SelectField
        name="unit_id"
        label={t("rentals.act.reseat.to")}
        hint={t("rentals.act.reseat.hint")}
        choices={choices}
        clearable
        optional
      />
    </EditorForm>
  )
}
