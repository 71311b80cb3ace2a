import { Button, Container, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { ErrorBoundary } from "../../components/error-boundary"
import { Failure, SectionSkeleton } from "../../components/states"
import { useItemOfProduct } from "../../hooks/items"
import { useMediaTypes } from "../../hooks/media-types"
import { useOffersOfProduct } from "../../hooks/rental-offers"
import { useCan } from "../../hooks/use-can"
import type { ItemRow } from "../../lib/types"
import { OfferCard } from "./offer-card"
import { OfferDrawer } from "./offer-drawer"

/** On Medusa's product page: whether the title can be rented, and how. Whatever happens here, the page around stays. */
export function ProductRental({ productId }: { productId: string }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary
      fallback={(error, retry) => <Failure error={error} what={t("rentalOffer.failed")} onRetry={retry} />}
    >
      <Content productId={productId} />
    </ErrorBoundary>
  )
}

function Content({ productId }: { productId: string }) {
  const { t } = useTranslation("media")
  const item = useItemOfProduct(productId)
  const offers = useOffersOfProduct(productId)
  if (item.isPending || offers.isPending) return <SectionSkeleton rows={3} what={t("rentalOffer.title")} />
  if (!offers.data) {
    return <Failure error={offers.error} what={t("rentalOffer.failed")} onRetry={() => void offers.refetch()} />
  }
  if (offers.data.length > 0) {
    return (
      <div className="flex flex-col gap-y-3">
        {offers.data.map((offer) => (
          <OfferCard key={offer.id} offer={offer} item={item.data ?? null} isOnly={offers.data.length === 1} />
        ))}
      </div>
    )
  }
  // An ordinary product is left alone; the card about the release offers to make it one.
  return item.data ? <MakeRentable item={item.data} /> : null
}

function MakeRentable({ item }: { item: ItemRow }) {
  const { t } = useTranslation("media")
  const { data: types } = useMediaTypes()
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  if (types?.find((type) => type.code === item.media_type)?.rentable === false) return null
  return (
    <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
      <div>
        <Text size="small" weight="plus">
          {t("rentalOffer.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t("rentalOffer.none")}
        </Text>
      </div>
      {can("rental.setup:create") && (
        <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
          {t("rentalOffer.make")}
        </Button>
      )}
      {isOpen && <OfferDrawer offer={null} item={item} productId={item.product_id} onClose={() => setOpen(false)} />}
    </Container>
  )
}
