import { PencilSquare, Plus, Trash } from "@medusajs/icons"
import { IconButton, Text, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useOfferText } from "../../../components/badges"
import { Section } from "../../../components/states"
import { useDeleteOffer } from "../../../hooks/items"
import { useFailureText } from "../../../hooks/use-problem-text"
import { useLanguage } from "../../../hooks/use-language"
import { formatAmount } from "../../../lib/format"
import type { Item, Offer } from "../../../lib/types"
import { Nothing } from "./section-parts"
import { tell } from "../../../lib/tell"

/** In which conditions the release can be bought or rented, in which grade and for how much. */
export function OffersSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  return (
    <Section
      title={t("item.offers")}
      actions={
        <IconButton size="small" variant="transparent" asChild>
          <Link to="offer" aria-label={t("offers.add")} title={t("offers.add")}>
            <Plus />
          </Link>
        </IconButton>
      }
    >
      {item.offers.length === 0 && <Nothing>{t("offers.empty")}</Nothing>}
      {item.offers.map((offer) => (
        <OfferRow key={offer.id} offer={offer} />
      ))}
    </Section>
  )
}

function OfferRow({ offer }: { offer: Offer }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const name = useOfferText()(offer)
  const prices = offer.variant.prices.map((price) => formatAmount(price.amount, price.currency_code, language))
  return (
    <div className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Text size="small" leading="compact" weight="plus">
          {name}
        </Text>
        <Text size="small" leading="compact" className="tabular-nums">
          {prices.length > 0 ? prices.join(" · ") : t("offers.noPrice")}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {[offer.variant.sku, offer.grading_note].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-1">
        <IconButton size="small" variant="transparent" asChild>
          <Link to={`offer?offer_id=${offer.id}`} aria-label={t("offers.editNamed", { name })}>
            <PencilSquare className="text-ui-fg-subtle" />
          </Link>
        </IconButton>
        <DeleteOffer offer={offer} name={name} />
      </div>
    </div>
  )
}

function DeleteOffer({ offer, name }: { offer: Offer; name: string }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const remove = useDeleteOffer()
  const failureText = useFailureText()
  const ask = async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("offers.delete.title", { name }),
      description: t("offers.delete.description"),
      confirmText: t("offers.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    tell(remove.mutateAsync(offer.id), {
      done: t("offers.delete.done"),
      failed: t("offers.delete.failed"),
      reason: failureText,
    })
  }
  return (
    <IconButton
      type="button"
      size="small"
      variant="transparent"
      aria-label={t("offers.delete.label", { name })}
      isLoading={remove.isPending}
      onClick={() => void ask()}
    >
      <Trash className="text-ui-fg-subtle" />
    </IconButton>
  )
}
