import { Select } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { RemoteBox } from "../../components/combo-fields"
import { Labelled } from "../../components/list-controls"
import { customerGroupSource } from "../../hooks/customer-groups"
import { useLocations } from "../../hooks/locations"
import { offerSource } from "../../hooks/rental-offers"
import type { Picked } from "../../lib/drafts"
import type { Query } from "../../lib/query"

/** Whose terms somebody wants to see. */
export interface Check {
  title: Picked | null
  group: Picked | null
  location: string
}

export const NO_CHECK: Check = { title: null, group: null, location: "" }

/** The question; `null` while nothing is chosen. */
export function checkQuery({ title, group, location }: Check): Query | null {
  if (!title && !group && !location) return null
  return {
    variant_id: title?.id,
    customer_group_id: group?.id,
    location_id: location || undefined,
  }
}

const TITLES = offerSource("variant_id")
const ANY = "__any__"

/** "What would this customer get for this title here?": the answer is a column of the matrix. */
export function TermsCheck({ check, onChange }: { check: Check; onChange: (check: Check) => void }) {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const id = useId()
  return (
    <fieldset className="px-6 py-4">
      <legend className="sr-only">{t("rentalTerms.check.title")}</legend>
      <p aria-hidden className="txt-compact-small-plus pb-2">
        {t("rentalTerms.check.title")}
      </p>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        <Labelled label={t("copies.column.title")} htmlFor={`${id}-title`}>
          <RemoteBox
            id={`${id}-title`}
            source={TITLES}
            value={check.title}
            placeholder={t("rentalTerms.scope.any")}
            onChange={(title) => onChange({ ...check, title })}
          />
        </Labelled>
        <Labelled label={t("plans.tier.group")} htmlFor={`${id}-group`}>
          <RemoteBox
            id={`${id}-group`}
            source={customerGroupSource}
            value={check.group}
            placeholder={t("rentalTerms.scope.any")}
            onChange={(group) => onChange({ ...check, group })}
          />
        </Labelled>
        <Labelled label={t("copies.column.location")} htmlFor={`${id}-location`}>
          <Select
            value={check.location || ANY}
            onValueChange={(next) => onChange({ ...check, location: next === ANY ? "" : next })}
          >
            <Select.Trigger id={`${id}-location`}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={ANY}>{t("rentalTerms.scope.any")}</Select.Item>
              {(locations ?? []).map((one) => (
                <Select.Item key={one.id} value={one.id}>
                  {one.name}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </Labelled>
      </div>
    </fieldset>
  )
}
