import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { RemoteField } from "../../components/combo-fields"
import { SelectField } from "../../components/fields"
import { customerGroupSource } from "../../hooks/customer-groups"
import { useLocations } from "../../hooks/locations"
import { useMediaTypes, useTypeLabel } from "../../hooks/media-types"
import { offerSource } from "../../hooks/rental-offers"

const TITLES = offerSource("variant_id")

/** What the rules are for; nothing chosen is the whole shop. */
export function ScopeFields() {
  const { t } = useTranslation("media")
  const { data: types } = useMediaTypes()
  const { data: locations } = useLocations()
  const typeLabel = useTypeLabel()
  const any = t("rentalTerms.scope.any")
  return (
    <section className="flex flex-col gap-y-3">
      <div>
        <h2 className="txt-compact-medium-plus">{t("rentalTerms.scope.title")}</h2>
        <Text size="small" className="text-ui-fg-subtle">
          {t("rentalTerms.scope.hint")}
        </Text>
      </div>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <RemoteField name="scope.variant" label={t("copies.column.title")} source={TITLES} placeholder={any} optional />
        <SelectField
          name="scope.media_type"
          label={t("rentalTerms.scope.mediaType")}
          choices={(types ?? []).map(({ code }) => ({ value: code, label: typeLabel(code) }))}
          clearable
          optional
        />
        <RemoteField
          name="scope.customer_group"
          label={t("plans.tier.group")}
          source={customerGroupSource}
          placeholder={any}
          optional
        />
        <SelectField
          name="scope.location_id"
          label={t("copies.column.location")}
          choices={(locations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          optional
        />
      </div>
    </section>
  )
}
