import { Input } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import type { Choice } from "../../components/fields"
import { FilterBar, FilterSelect, Labelled, ListSearch } from "../../components/list-controls"
import { useMediaTypes, useTypeLabel } from "../../hooks/media-types"
import { useDelayedInput } from "../../hooks/use-delayed-input"
import type { UrlList } from "../../hooks/use-url-list"
import { CONDITIONS, STATUSES } from "../../lib/enums"
import type { FilterName } from "../../lib/list-query"

/** Filters of the items list, always in sight: what is set can be read and changed in one place. */
export function ItemFilters({ list }: { list: UrlList<FilterName> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  const { data: types } = useMediaTypes()
  const typeLabel = useTypeLabel()
  const selects: { name: FilterName; label: string; choices: Choice[] }[] = [
    {
      name: "media_type",
      label: t("items.filter.type"),
      choices: (types ?? []).map((type) => ({ value: type.code, label: typeLabel(type.code) })),
    },
    {
      name: "condition",
      label: t("items.filter.condition"),
      choices: CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) })),
    },
    {
      name: "status",
      label: t("items.filter.status"),
      choices: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    },
    {
      name: "incomplete",
      label: t("items.filter.completeness"),
      choices: [
        { value: "true", label: t("items.filter.incomplete") },
        { value: "false", label: t("items.filter.complete") },
      ],
    },
  ]
  return (
    <FilterBar list={list}>
      <ListSearch
        label={t("items.search")}
        hint={t("items.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      {selects.map(({ name, label, choices }) => (
        <FilterSelect
          key={name}
          label={label}
          value={state.filters[name] ?? ""}
          choices={choices}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {(["year_from", "year_to"] as const).map((name) => (
        <YearInput
          key={name}
          label={t(`items.filter.${name}`)}
          value={state.filters[name] ?? ""}
          onChange={(value) => change({ [name]: value }, true)}
        />
      ))}
    </FilterBar>
  )
}

interface FilterProps {
  label: string
  value: string
  onChange: (value: string) => void
}

/** A year is sent when it has four digits or none, not at every digit on the way. */
function YearInput({ label, value, onChange }: FilterProps) {
  const id = useId()
  const complete = (year: string) => /^(\d{4})?$/.test(year) && onChange(year)
  const [text, change] = useDelayedInput(value, complete, 400)
  return (
    <Labelled label={label} htmlFor={id} className="w-20">
      <Input
        id={id}
        size="small"
        inputMode="numeric"
        maxLength={4}
        value={text}
        onChange={(event) => change(event.target.value.replace(/\D/g, ""))}
      />
    </Labelled>
  )
}
