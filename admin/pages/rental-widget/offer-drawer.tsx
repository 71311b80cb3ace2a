import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { RemoteField } from "../../components/combo-fields"
import { SelectField, SwitchField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { MoneyFields } from "../../components/money-fields"
import { TextLink } from "../../components/text-link"
import { fetchOffer, useCreateRentalOffer, useUpdateRentalOffer } from "../../hooks/rental-offers"
import { planSource } from "../../hooks/rental-plans"
import { useRowForm } from "../../hooks/use-row-form"
import { blankRentalOffer, draftOfOffer, offerBody, rentalOfferField } from "../../lib/offer-form"
import type { RentalOffer } from "../../lib/rental-types"
import type { ItemRow } from "../../lib/types"

interface Props {
  /** `null`: the title becomes rentable. */
  offer: RentalOffer | null
  item: ItemRow | null
  productId: string
  onClose: () => void
}

/** Plan, replacement value, first day and age; of a new one the catalogue's rental variant is taken or made. */
export function OfferDrawer({ offer, item, productId, onClose }: Props) {
  const { t } = useTranslation("media")
  const create = useCreateRentalOffer()
  const update = useUpdateRentalOffer()
  const { editor } = useRowForm({
    row: offer,
    load: () => fetchOffer(offer?.id ?? ""),
    draftOf: (row) => (row ? draftOfOffer(row) : blankRentalOffer),
    attempt: (draft, base) => ({
      toField: rentalOfferField,
      send: () =>
        base
          ? update.mutateAsync({ id: base.id, body: { ...offerBody(draft), version: base.version } })
          : create.mutateAsync({ product_id: productId, ...offerBody(draft) }),
    }),
    onDone: () => {
      toast.success(t(offer ? "rentalOffer.saved" : "rentalOffer.made"))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t(offer ? "rentalOffer.edit" : "rentalOffer.make")}
      description={offer?.title ?? item?.title ?? ""}
      {...editor}
      onClose={onClose}
      submitLabel={offer ? undefined : t("rentalOffer.make")}
    >
      <OfferDraftFields offer={offer} item={item} />
    </FormDrawer>
  )
}

function OfferDraftFields({ offer, item }: Pick<Props, "offer" | "item">) {
  const { t } = useTranslation("media")
  const variants = (item?.offers ?? [])
    .filter(({ condition }) => condition === "new" || condition === "used")
    .map(({ variant_id, condition, media_grade }) => ({
      value: variant_id,
      label: media_grade
        ? t("offers.withGrades", { condition: t(`condition.${condition}`), grades: media_grade })
        : t(`condition.${condition}`),
    }))
  const rated = offer?.rated_age ?? null
  return (
    <>
      <RemoteField
        name="plan"
        label={t("rentalOffer.plan")}
        source={planSource}
        placeholder={t("rentalOffer.planPlaceholder")}
        hint={
          <>
            {t("rentalOffer.planHint")} <TextLink to="/media/rentals/plans/create">{t("plans.create")}</TextLink>
          </>
        }
      />
      <MoneyFields
        name="replacement_value"
        label={t("rentalOffer.replacementValue")}
        hint={t("rentalOffer.replacementHint")}
      />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <TextField
          name="rentable_from"
          type="date"
          label={t("rentalOffer.rentableFrom")}
          hint={t("rentalOffer.rentableFromHint")}
          optional
        />
        <TextField
          name="min_age"
          inputMode="numeric"
          label={t("rentalOffer.minAge")}
          hint={rated === null ? t("rentalOffer.minAgeHint") : t("rentalOffer.ratedAgeHint", { age: rated })}
          optional
        />
      </div>
      {variants.length > 0 && (
        <SelectField
          name="sale_variant_id"
          label={t("rentalOffer.saleVariant")}
          hint={t("rentalOffer.saleVariantHint")}
          choices={variants}
          clearable
          optional
        />
      )}
      <SwitchField name="enabled" label={t("rentalOffer.enabledField")} hint={t("rentalOffer.enabledHint")} />
    </>
  )
}
