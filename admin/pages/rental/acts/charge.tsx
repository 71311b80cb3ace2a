import { Text } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../../components/editor-form"
import { useMoney } from "../../../components/money-lines"
import { RowEditor, SelectCell, TextCell } from "../../../components/row-editor"
import { CHARGE_KINDS } from "../../../lib/inspection-form"
import { sumAmounts, typedAmount } from "../../../lib/money-sums"
import { filledRows, reindex } from "../../../lib/problems"
import type { InspectionChargeKind, RentalDetail } from "../../../lib/rental-types"
import { ActDrawer } from "./act-drawer"
import { Explain } from "./explain"
import { useAct } from "./use-act"

interface Row {
  kind: InspectionChargeKind
  amount: string
  reason: string
}

const BLANK: Row = { kind: "damage", amount: "", reason: "" }

/** Charges what staff found after all: damage, cleaning, missing parts. */
export function ChargeRental() {
  const { t } = useTranslation("media")
  return <ActDrawer title={t("rentals.act.charge.title")}>{(rental) => <ChargeForm rental={rental} />}</ActDrawer>
}

function ChargeForm({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const form = useForm<{ charges: Row[] }>({ defaultValues: { charges: [BLANK] } })
  const all = useWatch({ control: form.control, name: "charges" })
  const { rows, indexes } = filledRows(all, ({ amount, reason }) => amount.trim() === "" && reason.trim() === "")
  const amounts = rows.map(({ amount }) => typedAmount(amount))
  const isComplete = rows.length > 0 && amounts.every((amount) => amount !== null)
  const charges = rows.map(({ kind, reason }, index) => ({
    kind,
    amount: amounts[index] ?? "",
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  }))
  const act = useAct({
    rental,
    act: "charges",
    form,
    body: { charges },
    toField: (path) => (/^charges\.\d/.test(path) ? reindex(path, "charges", indexes) : null),
  })
  const total = isComplete ? sumAmounts(amounts as string[]) : null
  return (
    <EditorForm
      {...act.editor}
      disabled={!isComplete}
      submitLabel={
        total === null
          ? t("rentals.act.charge.submit")
          : t("rentals.act.charge.submitAmount", { amount: money(total, rental.currency_code) })
      }
    >
      <Explain>
        {t("rentals.act.charge.explain", { amount: money(rental.replacement_value, rental.currency_code) })}
      </Explain>
      <RowEditor<Row>
        name="charges"
        label={t("rentals.act.charge.title")}
        addLabel={t("rentals.act.charge.add")}
        blank={() => BLANK}
        row={(name) => <ChargeCells name={name} currency={rental.currency_code} />}
      />
      {total !== null && (
        <Text size="small" weight="plus" aria-live="polite" className="tabular-nums">
          {t("desk.bulk.total", { amount: money(total, rental.currency_code) })}
        </Text>
      )}
    </EditorForm>
  )
}

function ChargeCells({ name, currency }: { name: string; currency: string }) {
  const { t } = useTranslation("media")
  const kinds = CHARGE_KINDS.map((value) => ({ value, label: t(`rental.chargeKind.${value}`) }))
  return (
    <div className="grid grid-cols-2 gap-2">
      <SelectCell name={`${name}.kind`} label={t("rentals.charge.what")} choices={kinds} />
      <TextCell name={`${name}.amount`} label={t("rentals.act.charge.amount", { currency: currency.toUpperCase() })} />
      <div className="col-span-2">
        <TextCell name={`${name}.reason`} label={t("desk.inspect.reason")} />
      </div>
    </div>
  )
}
