import { Plus, Trash } from "@medusajs/icons"
import { Button, Heading, IconButton, Text } from "@medusajs/ui"
import { useFieldArray, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { OfferFields } from "../../components/offer-fields"
import { blankOffer, type CreateForm } from "../../lib/create-form"
import { FormSection } from "./form-section"

/** What is for sale or for rent: each offer becomes a variant of the product. */
export function OffersSection({ mediaType }: { mediaType: string }) {
  const { t } = useTranslation("media")
  const { control } = useFormContext<CreateForm>()
  const offers = useFieldArray({ control, name: "offers", keyName: "rowKey" })
  return (
    <FormSection title={t("item.offers")} hint={t("offers.hint")}>
      {offers.fields.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("offers.empty")}
        </Text>
      )}
      {offers.fields.map((offer, index) => (
        <div key={offer.rowKey} className="bg-ui-bg-component shadow-elevation-card-rest rounded-lg p-4">
          <div className="flex items-center justify-between pb-3">
            <Heading level="h3">
              {offer.variant_title
                ? t("offers.ofVariant", { variant: offer.variant_title })
                : t("offers.heading", { number: index + 1 })}
            </Heading>
            <IconButton
              type="button"
              size="small"
              variant="transparent"
              aria-label={t("rows.remove", { number: index + 1 })}
              onClick={() => offers.remove(index)}
            >
              <Trash />
            </IconButton>
          </div>
          <OfferFields name={`offers.${index}`} mediaType={mediaType} />
        </div>
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => offers.append(blankOffer(offers.fields.length === 0 ? "new" : "used"))}
        >
          <Plus />
          {t("offers.add")}
        </Button>
      </div>
    </FormSection>
  )
}
