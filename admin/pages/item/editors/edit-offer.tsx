import { useRouteModal } from "@medusajs/dashboard/components"
import { Text, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { EditorForm } from "../../../components/editor-form"
import { OfferFields } from "../../../components/offer-fields"
import { useCreateOffer, useSuggestedPrice, useUpdateOffer } from "../../../hooks/items"
import { useItemVersion } from "../../../hooks/use-conflict"
import { useCurrencies } from "../../../hooks/use-currencies"
import { useDebounced } from "../../../hooks/use-debounced"
import { useLanguage } from "../../../hooks/use-language"
import { useSubmit } from "../../../hooks/use-submit"
import { blankOffer, offerBody, pricesBody, type OfferDraft } from "../../../lib/create-form"
import { formatAmount } from "../../../lib/format"
import type { Item, Offer } from "../../../lib/types"
import { Editor } from "./editor"

/** A new offer, or with `?offer_id=` the one to change. */
export function EditOffer() {
  const { t } = useTranslation("media")
  const offerId = useSearchParams()[0].get("offer_id")
  return (
    <Editor title={offerId ? t("offers.edit") : t("offers.add")}>
      {(item) => <OfferForm item={item} offer={item.offers.find((one) => one.id === offerId)} />}
    </Editor>
  )
}

const draftOf = (offer: Offer): OfferDraft => ({
  condition: offer.condition,
  sku: offer.variant.sku ?? "",
  media_grade: offer.media_grade ?? "",
  sleeve_grade: offer.sleeve_grade ?? "",
  grading_note: offer.grading_note ?? "",
  photos: offer.photos.join("\n"),
  manage_inventory: offer.variant.manage_inventory,
  prices: Object.fromEntries(offer.variant.prices.map((price) => [price.currency_code, price.amount])),
})

function OfferForm({ item, offer }: { item: Item; offer?: Offer }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const create = useCreateOffer(item.id)
  const update = useUpdateOffer()
  const conflict = useItemVersion(item)
  // The offer as it was when the editor opened; a background refresh must not overwrite what is being typed.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const defaultValues = useMemo(() => (offer ? draftOf(offer) : blankOffer("used")), [])
  const form = useForm<OfferDraft>({ defaultValues })
  const { editor } = useSubmit({
    form,
    attempt: (values) => {
      const codes = pricesBody(values.prices).codes
      const { condition, ...body } = offerBody(values)
      return {
        send: () =>
          offer
            ? update.mutateAsync({ id: offer.id, body: { ...body, version: conflict.version } })
            : create.mutateAsync({ condition, ...body }),
        toField: (path) => offerField(path, codes),
      }
    },
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("item.saved"))
      handleSuccess(`/media/items/${item.id}`)
    },
  })
  const settle = (keepMine: boolean) => {
    const theirs = conflict.current?.offers.find((one) => one.id === offer?.id)
    if (theirs) form.reset(draftOf(theirs), { keepDirtyValues: keepMine })
    conflict.rebase()
  }
  return (
    <EditorForm {...editor} conflict={conflict.current} onKeep={() => settle(true)} onDiscard={() => settle(false)}>
      {offer && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("offers.variantOf", { condition: t(`condition.${offer.condition}`), variant: offer.variant.title })}
        </Text>
      )}
      <OfferFields mediaType={item.media_type} fixedCondition={Boolean(offer)} />
      {offer?.condition === "used" && <SuggestedPrice item={item} offer={offer} />}
    </EditorForm>
  )
}

const OFFER_FIELDS = /^(condition|sku|media_grade|sleeve_grade|grading_note|photos|manage_inventory|prices(\..*)?)$/

function offerField(path: string, codes: readonly string[]): string | null {
  const field = path.replace(/^photos\..*$/, "photos").replace(/^prices\.(\d+).*$/, (whole, index: string) => {
    const code = codes[Number(index)]
    return code ? `prices.${code}` : whole
  })
  return OFFER_FIELDS.test(field) ? field : null
}

/** What the grading table would ask, next to the price of the new copy it starts from. Never written by itself. */
function SuggestedPrice({ item, offer }: { item: Item; offer: Offer }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const currency = useCurrencies()[0] ?? ""
  const fresh = item.offers.find((one) => one.condition === "new")
  const base = fresh?.variant.prices.find((price) => price.currency_code === currency)?.amount ?? ""
  const own = String(useWatch({ name: `prices.${currency}` }) ?? "")
  const { data } = useSuggestedPrice(offer.id, useDebounced(base || own), currency)
  if (!data) return null
  return (
    <Text size="small" role="status" className="text-ui-fg-subtle">
      {t("offers.suggested", {
        amount: formatAmount(data.amount, currency, language),
        base: formatAmount(base || own, currency, language),
      })}
    </Text>
  )
}
