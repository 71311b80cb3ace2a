import { RouteFocusModal } from "@medusajs/dashboard/components"
import { useProduct } from "@medusajs/dashboard/hooks"
import { Text } from "@medusajs/ui"
import { useState, type ComponentProps, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { ModalHeader } from "../../components/modal-header"
import { Failure, SectionSkeleton } from "../../components/states"
import { useMediaTypes, useTypeFields } from "../../hooks/media-types"
import { CreateForm } from "./create-form"
import { TypeStep } from "./type-step"

/**
 * Creating a media item: the type first, then the form that type asks for. With `?product_id=` the item is made for
 * a product that exists already.
 */
export function CreatePage() {
  const { t } = useTranslation("media")
  const [params] = useSearchParams()
  const [type, setType] = useState(params.get("media_type") ?? "")
  const productId = params.get("product_id") ?? undefined
  return (
    <RouteFocusModal prev={productId ? `/products/${productId}` : ".."}>
      <RouteFocusModal.Title asChild>
        <span className="sr-only">{t("create.title")}</span>
      </RouteFocusModal.Title>
      <RouteFocusModal.Description asChild>
        <span className="sr-only">{t("create.description")}</span>
      </RouteFocusModal.Description>
      <Chosen type={type} productId={productId} onType={setType} />
    </RouteFocusModal>
  )
}

interface Props {
  type: string
  productId?: string
  onType: (type: string) => void
}

function Chosen({ type, productId, onType }: Props) {
  const { t } = useTranslation("media")
  const types = useMediaTypes()
  const known = types.data?.find((one) => one.code === type)
  const schema = useTypeFields(known ? type : "")
  if (types.isPending || (known && schema.isPending)) {
    return (
      <Plain>
        <SectionSkeleton bare rows={6} what={t("create.form")} />
      </Plain>
    )
  }
  if (!types.data || (known && schema.isError)) {
    const retry = () => void (types.data ? schema.refetch() : types.refetch())
    return (
      <Plain>
        <Failure bare error={types.error ?? schema.error} what={t("types.failed")} onRetry={retry} />
      </Plain>
    )
  }
  if (!known) {
    return (
      <Plain>
        <TypeStep types={types.data} onPick={onType} />
      </Plain>
    )
  }
  if (productId) {
    return (
      <ForProduct
        key={type}
        type={known}
        fields={schema.fields}
        productId={productId}
        onChangeType={() => onType("")}
      />
    )
  }
  // A new key for a new type: the typed attributes of one type mean nothing to another.
  return <CreateForm key={type} type={known} fields={schema.fields} onChangeType={() => onType("")} />
}

type ForProductProps = Omit<ComponentProps<typeof CreateForm>, "product"> & { productId: string }

/** The product's own variants become the first offers, so it has to be known before the form starts. */
function ForProduct({ productId, ...props }: ForProductProps) {
  const { t } = useTranslation("media")
  const fields = "id,title,variants.id,variants.title"
  const { product, isPending, error, refetch } = useProduct(productId, { fields })
  if (isPending) {
    return (
      <Plain>
        <SectionSkeleton bare rows={6} what={t("create.form")} />
      </Plain>
    )
  }
  if (!product) {
    return (
      <Plain>
        <Failure bare error={error} what={t("create.productFailed")} onRetry={() => void refetch()} />
      </Plain>
    )
  }
  return <CreateForm {...props} product={product} />
}

/** The modal without a form: a header that only closes. */
function Plain({ children }: { children: ReactNode }) {
  const { t } = useTranslation("media")
  return (
    <div className="flex size-full flex-col overflow-hidden">
      <ModalHeader>
        <Text size="small" weight="plus">
          {t("create.title")}
        </Text>
      </ModalHeader>
      <RouteFocusModal.Body className="overflow-y-auto">
        <div className="mx-auto w-full max-w-[880px] px-6 py-10">{children}</div>
      </RouteFocusModal.Body>
    </div>
  )
}
