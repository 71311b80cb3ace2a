import { SectionRow } from "@medusajs/dashboard/components"
import { Button, StatusBadge, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../components/badges"
import { Section } from "../../components/states"
import { TextLink } from "../../components/text-link"
import { useUpdateRentalOffer } from "../../hooks/rental-offers"
import { useReport } from "../../hooks/rental-reports"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { useFailureText } from "../../hooks/use-problem-text"
import { formatAmount } from "../../lib/format"
import { formatShare } from "../../lib/rental-format"
import type { RentalOffer } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"
import type { ItemRow } from "../../lib/types"
import { CopiesByStatus } from "./copies-by-status"
import { OfferDrawer } from "./offer-drawer"

interface Props {
  offer: RentalOffer
  item: ItemRow | null
  /** The product has no other variant to rent. */
  isOnly: boolean
}

/** How one variant is rented, and what of it there is. */
export function OfferCard({ offer, item, isOnly }: Props) {
  const { t } = useTranslation("media")
  const [isOpen, setOpen] = useState(false)
  const can = useCan()
  return (
    <Section
      title={t("rentalOffer.title")}
      subtitle={isOnly ? undefined : offer.variant?.title}
      actions={
        <>
          <StatusBadge color={offer.enabled ? "green" : "grey"}>
            {t(offer.enabled ? "rentalOffer.enabled" : "rentalOffer.disabled")}
          </StatusBadge>
          {can("rental.setup:update") && (
            <>
              <Toggle offer={offer} />
              <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
                {t("rentalOffer.edit")}
              </Button>
            </>
          )}
        </>
      }
    >
      <Facts offer={offer} />
      <CopiesByStatus offer={offer} />
      {can("rental.report:read") && <Utilisation offer={offer} />}
      {isOpen && <OfferDrawer offer={offer} item={item} productId={offer.product_id} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Facts({ offer }: { offer: RentalOffer }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const values = Object.entries(offer.replacement_value).map(([code, amount]) => formatAmount(amount, code, language))
  const age = offer.min_age ?? offer.rated_age
  return (
    <>
      <SectionRow title={t("rentalOffer.plan")} value={<PlanLink offer={offer} />} />
      <SectionRow title={t("rentalOffer.replacementValue")} value={values.join(" · ") || <NoValue />} />
      <SectionRow
        title={t("rentalOffer.rentableFrom")}
        value={offer.rentable_from ? formatDate(offer.rentable_from, language) : t("rentalOffer.atOnce")}
      />
      <SectionRow
        title={t("rentalOffer.minAge")}
        value={
          age === null ? (
            t("rentalOffer.anyAge")
          ) : (
            <Text size="small" leading="compact">
              {t(offer.min_age === null ? "rentalOffer.ageByRating" : "rentalOffer.ageByShop", { age })}
            </Text>
          )
        }
      />
      <SectionRow title={t("rentalOffer.saleVariant")} value={offer.sale_variant?.title ?? <NoValue />} />
    </>
  )
}

function PlanLink({ offer: { rate_plan: plan } }: { offer: RentalOffer }) {
  const { t } = useTranslation("media")
  if (!plan) return <NoValue />
  return (
    <TextLink to={`/media/rentals/plans/${plan.id}`} className="txt-compact-small">
      {t("rentalOffer.planOf", { name: plan.name, min: plan.min_days, max: plan.max_days })}
    </TextLink>
  )
}

/** Ends or resumes new bookings; what is booked stays booked. */
function Toggle({ offer }: { offer: RentalOffer }) {
  const { t } = useTranslation("media")
  const update = useUpdateRentalOffer()
  const failureText = useFailureText()
  const run = () =>
    update.mutate(
      { id: offer.id, body: { enabled: !offer.enabled, version: offer.version } },
      {
        onSuccess: () => toast.success(t(offer.enabled ? "rentalOffer.nowDisabled" : "rentalOffer.nowEnabled")),
        onError: (error) => toast.error(t("rentalOffer.saveFailed"), { description: failureText(error) }),
      },
    )
  return (
    <Button type="button" size="small" variant="transparent" isLoading={update.isPending} onClick={run}>
      {t(offer.enabled ? "rentalOffer.disable" : "rentalOffer.enable")}
    </Button>
  )
}

/** How much of their time the copies were out, as the report has it. */
function Utilisation({ offer }: { offer: RentalOffer }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { data } = useReport("utilisation", { variant_id: offer.variant_id, limit: 1 })
  const share = data?.totals.utilisation ?? null
  return (
    <SectionRow
      title={t("rentalOffer.utilisation")}
      value={
        <TextLink
          to={`/media/rentals/reports?variant_id=${offer.variant_id}`}
          className="txt-compact-small tabular-nums"
        >
          {share === null ? t("rentalOffer.noFigures") : formatShare(share, language)}
        </TextLink>
      }
    />
  )
}
