import { Form } from "@medusajs/dashboard/components"
import { Button, Text, toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SelectField, SwitchField, TextField } from "../../../components/fields"
import { FormProblems } from "../../../components/form-problems"
import { Section } from "../../../components/states"
import { useOrderLabels, useSymbolPreview } from "../../../hooks/license-batches"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { useSubmit } from "../../../hooks/use-submit"
import { PDF_LABELS, rangeFaults } from "../../../lib/label-range"
import type { BatchDetail } from "../../../lib/license-batch-types"
import { formatNumber } from "../../../lib/rental-format"
import { loadLabels } from "./load-labels"

const LAYOUTS = ["a4_21_63x38", "a4_35_35x37", "roll_40x20"] as const
const SYMBOLS = ["qr", "datamatrix"] as const

interface Draft {
  format: "pdf" | "csv"
  layout: string
  symbol: string
  start_position: string
  from: string
  to: string
  include_pins: boolean
}

const FIELDS: Record<string, keyof Draft> = { from_idx: "from", to_idx: "to" }
const toField = (path: string): string | null => FIELDS[path] ?? (path in blank ? path : null)
const blank: Draft = {
  format: "pdf",
  layout: "a4_21_63x38",
  symbol: "qr",
  start_position: "1",
  from: "1",
  to: "",
  include_pins: false,
}

/** What has not been printed yet comes first. */
function draftOf(batch: BatchDetail): Draft {
  const from = Math.min((batch.printed_to ?? -1) + 2, Math.max(batch.minted_count, 1))
  const to = Math.min(batch.minted_count, from + PDF_LABELS - 1)
  return { ...blank, from: String(from), to: String(to), include_pins: batch.pins_available }
}

/** Numbers are shown from 1, as people count copies; the API counts from 0. */
const bodyOf = (draft: Draft) => ({
  format: draft.format,
  ...(draft.format === "pdf"
    ? { layout: draft.layout, symbol: draft.symbol, start_position: Number(draft.start_position) }
    : {}),
  from_idx: Number(draft.from) - 1,
  to_idx: Number(draft.to) - 1,
  include_pins: draft.include_pins,
})

/** Takes labels of a range out: as sheets to print, or as a list for a printer's own software. */
export function PrintLabels({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const printable = batch.minted_count > 0 && ["ready", "closed", "minting", "failed"].includes(batch.status)
  if (!can("license.batch:export") || !printable) return null
  return (
    <Section title={t("batches.print.title")} subtitle={t("batches.print.hint")}>
      <PrintForm batch={batch} />
    </Section>
  )
}

function PrintForm({ batch }: { batch: BatchDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const order = useOrderLabels(batch.id)
  const form = useForm<Draft>({ defaultValues: draftOf(batch) })
  const isPdf = useWatch({ control: form.control, name: "format" }) === "pdf"
  const withPins = batch.pins_available && can("license.pin:export")
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField,
      send: async () => {
        const { export: made, file } = await order.mutateAsync(
          bodyOf({ ...draft, include_pins: withPins && draft.include_pins }),
        )
        await loadLabels(file, made.row_count)
        return made
      },
    }),
    onDone: (made) => {
      toast.success(t("batches.print.done", { count: made.row_count }))
      form.reset(form.getValues())
    },
  })
  // While a batch is being minted, and after a print, the next range is proposed, unless somebody has typed one.
  const { isDirty } = form.formState
  useEffect(() => {
    if (!isDirty) form.reset({ ...form.getValues(), ...rangeOf(batch) })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [batch.printed_to, batch.minted_count, isDirty])
  const choices = (values: readonly string[], texts: string) =>
    values.map((value) => ({ value, label: t(`${texts}.${value}`) }))
  const fault = useRangeFault(batch)
  const rules = (field: "from" | "to" | "start_position") => ({
    validate: () => fault(form.getValues(), field),
  })
  return (
    <Form {...form}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-y-4 px-6 py-4">
        <FormProblems problems={problems} />
        <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
          <SelectField
            name="format"
            label={t("batches.print.format")}
            choices={choices(["pdf", "csv"], "batches.format")}
          />
          <TextField name="from" inputMode="numeric" rules={rules("from")} label={t("batches.print.from")} />
          <TextField name="to" inputMode="numeric" rules={rules("to")} label={t("batches.print.to")} />
          {isPdf && (
            <>
              <div className="md:col-span-2">
                <SelectField
                  name="layout"
                  label={t("batches.print.layout")}
                  choices={choices(LAYOUTS, "batches.layout")}
                />
              </div>
              <SelectField
                name="symbol"
                label={t("batches.print.symbol")}
                choices={choices(SYMBOLS, "batches.symbol")}
              />
              <TextField
                name="start_position"
                inputMode="numeric"
                rules={rules("start_position")}
                label={t("batches.print.start")}
                hint={t("batches.print.startHint")}
              />
            </>
          )}
        </div>
        {withPins && (
          <SwitchField name="include_pins" label={t("batches.print.pins")} hint={t("batches.print.pinsHint")} />
        )}
        {isPdf && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("batches.print.scale")}
          </Text>
        )}
        <div className="flex justify-end">
          <Button type="submit" size="small" isLoading={pending}>
            {t("batches.print.submit")}
          </Button>
        </div>
      </form>
    </Form>
  )
}

function rangeOf(batch: BatchDetail): Pick<Draft, "from" | "to"> {
  const { from, to } = draftOf(batch)
  return { from, to }
}

/** Says what is wrong with a field of the range, or `true`. */
function useRangeFault(batch: BatchDetail) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { scheme, company_prefix, minted_count } = batch
  const { data } = useSymbolPreview({ scheme, company_prefix })
  return (draft: Draft, field: "from" | "to" | "start_position"): true | string => {
    const places = data?.layouts.find(({ name }) => name === draft.layout)?.per_page ?? null
    const fault = rangeFaults(draft, minted_count, places)[field]
    if (!fault) return true
    const figures = { past: minted_count, many: PDF_LABELS, place: places ?? 1, number: 0, order: 0 }
    return t(`batches.print.fault.${fault}`, { formatted: formatNumber(figures[fault], language) })
  }
}
