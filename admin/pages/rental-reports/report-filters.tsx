import { Button } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { RemoteBox } from "../../components/combo-fields"
import { FilterDate, FilterSelect, Labelled } from "../../components/list-controls"
import { useLocations } from "../../hooks/locations"
import { offerSource, useOfferBy } from "../../hooks/rental-offers"
import type { UrlList } from "../../hooks/use-url-list"
import type { ReportName } from "../../lib/reports"
import type { ReportFilter } from "./reports-page"

const TITLES = offerSource("variant_id")

/** Where, which title and when; what a report does not depend on is not asked. */
export function ReportFilters({ list, name }: { list: UrlList<ReportFilter>; name: ReportName }) {
  const { t } = useTranslation("media")
  const id = useId()
  const { data: locations } = useLocations()
  const { location_id, variant_id, from, to } = list.state.filters
  const { data: offer } = useOfferBy({ variant_id })
  const isNarrowed = Boolean(location_id ?? variant_id ?? from ?? to)
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      <FilterSelect
        label={t("copies.column.location")}
        value={location_id ?? ""}
        choices={(locations ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onChange={(next) => list.change({ location_id: next })}
      />
      <Labelled label={t("copies.column.title")} htmlFor={`${id}-title`} className="w-72">
        <RemoteBox
          id={`${id}-title`}
          source={TITLES}
          value={variant_id ? { id: variant_id, name: offer?.title ?? "…" } : null}
          placeholder={t("items.filter.any")}
          onChange={(picked) => list.change({ variant_id: picked?.id ?? null })}
        />
      </Labelled>
      {name !== "roi" && (
        <>
          <FilterDate label={t("board.from")} value={from ?? ""} onChange={(next) => list.change({ from: next })} />
          <FilterDate label={t("board.to")} value={to ?? ""} onChange={(next) => list.change({ to: next })} />
        </>
      )}
      {isNarrowed && (
        <Button
          type="button"
          size="small"
          variant="transparent"
          onClick={() => list.change({ location_id: null, variant_id: null, from: null, to: null })}
        >
          {t("items.clearFilters")}
        </Button>
      )}
    </div>
  )
}
