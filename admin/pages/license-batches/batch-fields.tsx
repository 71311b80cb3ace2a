import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useFormContext, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { TAG_SCHEMES } from "../../../src/modules/license/domain/enums"
import { RemoteField } from "../../components/combo-fields"
import { SelectField, SwitchField, TextareaField, TextField } from "../../components/fields"
import { variantSource } from "../../hooks/license-batches"
import type { BatchDraft } from "../../lib/batch-form"

/** More than so many wait for a second person. */
const APPROVAL_ABOVE = 10_000

/** What is ordered, how it is called, and what the disc itself must read. */
export function BatchFields() {
  const { t } = useTranslation("media")
  const { setValue } = useFormContext<BatchDraft>()
  const scheme = useWatch<BatchDraft, "scheme">({ name: "scheme" })
  const quantity = Number(useWatch<BatchDraft, "quantity">({ name: "quantity" }))
  /** A scheme for one purpose only brings its purpose along. */
  const follow = (next: string) => {
    if (next === "gs1_sgtin") setValue("purpose", "sale")
    if (next === "gs1_giai") setValue("purpose", "rental")
  }
  return (
    <>
      <Group title={t("batches.group.what")}>
        <SelectField
          name="scheme"
          label={t("batches.field.scheme")}
          hint={t(`batches.scheme.${scheme}.hint`)}
          choices={TAG_SCHEMES.map((value) => ({ value, label: t(`batches.scheme.${value}.name`) }))}
          onPick={follow}
        />
        {scheme === "opaque" && (
          <SelectField
            name="purpose"
            label={t("batches.column.purpose")}
            choices={(["sale", "rental"] as const).map((value) => ({ value, label: t(`batches.purpose.${value}`) }))}
          />
        )}
        {scheme === "gs1_sgtin" && <TextField name="gtin" inputMode="numeric" label={t("batches.field.gtin")} />}
        {scheme === "gs1_giai" && (
          <TextField name="company_prefix" inputMode="numeric" label={t("batches.field.company_prefix")} />
        )}
        <TextField
          name="quantity"
          inputMode="numeric"
          label={t("batches.field.quantity")}
          hint={quantity > APPROVAL_ABOVE ? t("batches.field.quantityLarge") : undefined}
        />
        <RemoteField
          name="variant"
          label={t("batches.field.variant")}
          source={variantSource}
          hint={t("batches.field.variantHint")}
          optional
        />
        <TextField
          name="mandate_ref"
          label={t("batches.field.mandate_ref")}
          hint={t("batches.field.mandateHint")}
          optional={scheme !== "gs1_sgtin"}
        />
        <SwitchField name="with_pin" label={t("batches.field.with_pin")} hint={t("batches.field.pinHint")} />
      </Group>
      <Group title={t("batches.group.name")} hint={t("batches.group.nameHint")}>
        <TextField name="title_en" label={t("batches.field.title_en")} />
        <TextField name="title_zhCN" label={t("batches.field.title_zhCN")} />
        <TextField name="edition" label={t("batches.field.edition")} optional />
        <TextField name="cover_url" type="url" label={t("batches.field.cover_url")} optional />
        <TextField name="publisher" label={t("batches.field.publisher")} optional />
        <TextField
          name="year"
          inputMode="numeric"
          rules={{ validate: (year: string) => /^(\d{4})?$/.test(year.trim()) || t("batches.field.yearFault") }}
          label={t("batches.field.year")}
          optional
        />
        <TextField name="isbn" label={t("batches.field.isbn")} optional />
        <TextField name="import_approval_no" label={t("batches.field.import_approval_no")} optional />
      </Group>
      <Group title={t("batches.group.ring")} hint={t("batches.group.ringHint")}>
        {(["mastering_sid", "mould_sid", "matrix", "isrc"] as const).map((name) => (
          <TextareaField key={name} name={name} rows={2} label={t(`batches.field.${name}`)} optional />
        ))}
      </Group>
    </>
  )
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-y-4">
      <div>
        <Heading level="h2">{title}</Heading>
        {hint && (
          <Text size="small" className="text-ui-fg-subtle">
            {hint}
          </Text>
        )}
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">{children}</div>
    </section>
  )
}
