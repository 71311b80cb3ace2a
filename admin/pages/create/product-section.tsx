import { useSalesChannels, useStore } from "@medusajs/dashboard/hooks"
import { useEffect, useMemo } from "react"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { MultiField } from "../../components/combo-fields"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import type { CreateForm } from "../../lib/create-form"
import { FormSection } from "./form-section"

/** The product that customers will see: Medusa's own fields, filled here once. */
export function ProductSection() {
  const { t } = useTranslation("media")
  useDefaultChannel()
  const { sales_channels: channels } = useSalesChannels({ limit: 100, fields: "id,name" })
  const choices = useMemo(() => (channels ?? []).map(({ id, name }) => ({ value: id, label: name })), [channels])
  const statuses = (["draft", "published"] as const).map((value) => ({ value, label: t(`status.${value}`) }))
  return (
    <FormSection title={t("create.product")} hint={t("create.productHint")}>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <TextField
          name="product.title"
          label={t("product.title")}
          rules={{ validate: (value: unknown) => String(value).trim() !== "" || t("fault.required") }}
          autoFocus
        />
        <TextField name="product.subtitle" label={t("product.subtitle")} optional />
        <TextField name="product.handle" label={t("product.handle")} hint={t("product.handleHint")} optional />
        <TextField name="product.thumbnail" label={t("product.thumbnail")} type="url" optional />
        <SelectField name="product.status" label={t("product.status")} choices={statuses} />
        <MultiField name="product.sales_channel_ids" label={t("product.salesChannels")} choices={choices} />
      </div>
      <TextareaField name="product.description" label={t("product.description")} optional />
    </FormSection>
  )
}

/** The store's default channel, so that a published item is for sale somewhere; a choice already made is kept. */
function useDefaultChannel(): void {
  const { store } = useStore()
  const { getValues, resetField } = useFormContext<CreateForm>()
  const id = store?.default_sales_channel_id
  useEffect(() => {
    if (id && getValues("product.sales_channel_ids").length === 0) {
      resetField("product.sales_channel_ids", { defaultValue: [id] })
    }
  }, [id, getValues, resetField])
}
