import { KeyboundForm, RouteFocusModal, useRouteModal } from "@medusajs/dashboard/components"
import { Badge, Button, Heading, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { FormProblems } from "../../components/form-problems"
import { ModalHeader } from "../../components/modal-header"
import { useCreateItem } from "../../hooks/items"
import { useTypeLabel } from "../../hooks/media-types"
import { useSubmit } from "../../hooks/use-submit"
import { blankForm, blankOffer, createRequest, type CreateForm as Values } from "../../lib/create-form"
import { DISC_FORMATS } from "../../lib/enums"
import type { SchemaField } from "../../lib/schema-fields"
import type { MediaType } from "../../lib/types"
import { ContentSections } from "./content-sections"
import { OffersSection } from "./offers-section"
import { ProductSection } from "./product-section"
import { ReleaseSection } from "./release-section"

export interface ExistingProduct {
  id: string
  title: string
  variants?: { id: string; title: string | null }[] | null
}

interface Props {
  type: MediaType
  fields: SchemaField[]
  /** The product the item is made for, when it exists already. */
  product?: ExistingProduct
  onChangeType: () => void
}

/** The whole form of a new item. One request creates product, item and offers, or nothing. */
export function CreateForm({ type, fields, product, onChangeType }: Props) {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  const { handleSuccess } = useRouteModal()
  const create = useCreateItem()
  const defaultValues = useMemo(() => startValues(type, product), [type, product])
  const form = useForm<Values>({ defaultValues })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (values) => {
      const { body, toField } = createRequest(values, fields, product?.id)
      return { toField, send: () => create.mutateAsync(body) }
    },
    onDone: ({ item }) => {
      toast.success(t("create.done", { title: item.product.title }))
      handleSuccess(`/media/items/${item.id}`)
    },
  })
  return (
    <RouteFocusModal.Form form={form}>
      <KeyboundForm onSubmit={submit} className="flex size-full flex-col overflow-hidden">
        <ModalHeader>
          <div className="flex items-center justify-end gap-x-2">
            <Badge size="xsmall">{typeLabel(type.code)}</Badge>
            {!form.formState.isDirty && (
              <Button type="button" size="small" variant="transparent" onClick={onChangeType}>
                {t("create.changeType")}
              </Button>
            )}
          </div>
        </ModalHeader>
        <RouteFocusModal.Body className="overflow-y-auto">
          <div className="mx-auto flex w-full max-w-[880px] flex-col gap-y-10 px-6 py-10">
            <FormProblems problems={problems} />
            {product && <Heading>{t("create.forProduct", { title: product.title })}</Heading>}
            {!product && <ProductSection />}
            <ReleaseSection fields={fields} carrier={type.carrier} />
            <ContentSections discFormat={DISC_FORMATS[type.code] ?? ""} carrier={type.carrier} />
            <OffersSection mediaType={type.code} />
          </div>
        </RouteFocusModal.Body>
        <RouteFocusModal.Footer>
          <div className="flex items-center justify-end gap-x-2">
            <RouteFocusModal.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {t("common.cancel")}
              </Button>
            </RouteFocusModal.Close>
            <Button type="submit" size="small" isLoading={pending}>
              {t("create.submit")}
            </Button>
          </div>
        </RouteFocusModal.Footer>
      </KeyboundForm>
    </RouteFocusModal.Form>
  )
}

/** An item made for a product that exists starts from the product's title and its variants as offers. */
function startValues(type: MediaType, product?: ExistingProduct): Values {
  const values = blankForm(type.code, type.title_group_kind, DISC_FORMATS[type.code] ?? "")
  const condition = type.digital ? "digital" : "new"
  if (!product) return { ...values, offers: [blankOffer(condition)] }
  const offers = (product.variants ?? []).map((variant) => ({
    ...blankOffer(condition),
    variant_id: variant.id,
    variant_title: variant.title ?? variant.id,
  }))
  return { ...values, product: { ...values.product, title: product.title }, offers }
}
