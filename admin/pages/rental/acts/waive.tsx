import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { EditorForm } from "../../../components/editor-form"
import { SelectField, TextareaField, TextField } from "../../../components/fields"
import { useMoney } from "../../../components/money-lines"
import { signOf, typedAmount } from "../../../lib/money-sums"
import type { RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { useAct } from "./use-act"

/** Takes a charge back, or some of it; with `?charge_id=` the one to begin with. */
export function WaiveCharge() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.waive.title")}>{(rental) => <WaiveForm rental={rental} />}</ActDrawer>
}

const FIELDS = new Set(["charge_id", "amount", "reason"])

function WaiveForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const wanted = useSearchParams()[0].get("charge_id") ?? ""
  const open = rental.charges.filter((charge) => charge.reverses_id === null && signOf(charge.net) > 0)
  const form = useForm({ defaultValues: { charge_id: wanted, amount: "", reason: "" } })
  const values = useWatch({ control: form.control })
  const charge = open.find((one) => one.id === values.charge_id)
  const amount = (values.amount ?? "").trim() === "" ? null : typedAmount(values.amount ?? "")
  const reason = (values.reason ?? "").trim()
  const isComplete = charge !== undefined && reason !== "" && ((values.amount ?? "").trim() === "" || amount !== null)
  const act = useAct({
    rental,
    act: "waive",
    form,
    body: { charge_id: charge?.id ?? "", reason, ...(amount === null ? {} : { amount }) },
    toField: (path) => (FIELDS.has(path) ? path : null),
  })
  const sum = charge && money(amount ?? charge.net, charge.currency_code)
  return (
    <EditorForm
      {...act.editor}
      disabled={!isComplete}
      submitLabel={sum ? t("rentals.act.waive.submitAmount", { amount: sum }) : t("rentals.act.waive.submit")}
    >
      <Explain>{t(charge?.status === "paid" ? "rentals.act.waive.explainPaid" : "rentals.act.waive.explain")}</Explain>
      <SelectField
        name="charge_id"
        label={t("rentals.act.waive.charge")}
        choices={open.map((one) => ({
          value: one.id,
          label: t("rentals.act.waive.choice", {
            what: t(`rental.chargeKind.${one.kind}`),
            amount: money(one.net, one.currency_code),
          }),
        }))}
      />
      <TextField
        name="amount"
        label={t("rentals.act.waive.amount", { currency: rental.currency_code.toUpperCase() })}
        hint={t("rentals.act.waive.amountHint")}
        inputMode="decimal"
        optional
      />
      <TextareaField name="reason" label={t("rentals.reasonLabel")} rows={2} />
    </EditorForm>
  )
}
