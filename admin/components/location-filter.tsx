import { useTranslation } from "react-i18next"
import { useLocations } from "../hooks/locations"
import type { UrlList } from "../hooks/use-url-list"
import { FilterSelect } from "./list-controls"

/** Rows of one location; nothing to choose where a shop has only one. */
export function LocationFilter({ list }: { list: UrlList<"location_id"> }) {
  const { t } = useTranslation("media")
  const { data: locations = [] } = useLocations()
  if (locations.length <= 1) return null
  return (
    <FilterSelect
      label={t("desk.location.label")}
      value={list.state.filters.location_id ?? ""}
      choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(location_id) => list.change({ location_id })}
    />
  )
}
