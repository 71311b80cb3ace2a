import { ChevronLeft, ChevronRight } from "@medusajs/icons"
import { Button, IconButton, Select } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { FilterDate, Labelled, ListSearch } from "../../components/list-controls"
import { useLocations } from "../../hooks/locations"
import { useOfferBy } from "../../hooks/rental-offers"
import type { UrlList } from "../../hooks/use-url-list"
import { shifted } from "../../lib/board"
import { addDays } from "../../lib/shop-clock"
import type { BoardFilter } from "./board-spec"

interface Props {
  list: UrlList<BoardFilter>
  location: string
  window: { from: string; to: string }
  today: string
}

/** Where, what and which days. */
export function BoardToolbar({ list, location, window, today }: Props) {
  const { t } = useTranslation("media")
  const { data: locations } = useLocations()
  const id = useId()
  const { change, state } = list
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      <Labelled label={t("copies.column.location")} htmlFor={id} className="min-w-[160px]">
        <Select size="small" value={location} onValueChange={(next) => next && change({ location_id: next })}>
          <Select.Trigger id={id}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {(locations ?? []).map((one) => (
              <Select.Item key={one.id} value={one.id}>
                {one.name}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </Labelled>
      <ListSearch
        label={t("board.search")}
        hint={t("board.searchHint")}
        value={state.q}
        onChange={(q) => change({ q }, true)}
      />
      <FilterDate label={t("board.from")} value={window.from} onChange={(from) => change({ from })} />
      <FilterDate label={t("board.to")} value={window.to} onChange={(to) => change({ to })} />
      <Steps list={list} window={window} today={today} />
      <TitleFilter list={list} />
    </div>
  )
}

const SPANS = [14, 28, 62] as const

function Steps({ list, window, today }: Pick<Props, "list" | "window" | "today">) {
  const { t } = useTranslation("media")
  const go = (next: { from: string; to: string }) => list.change({ from: next.from, to: next.to })
  return (
    <div className="flex items-center gap-x-1">
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("board.earlier")}
        onClick={() => go(shifted(window, -1))}
      >
        <ChevronLeft />
      </IconButton>
      <Button type="button" size="small" variant="secondary" onClick={() => list.change({ from: null, to: null })}>
        {t("board.today")}
      </Button>
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={t("board.later")}
        onClick={() => go(shifted(window, 1))}
      >
        <ChevronRight />
      </IconButton>
      {SPANS.map((days) => (
        <Button
          key={days}
          type="button"
          size="small"
          variant="transparent"
          onClick={() => {
            const from = list.state.filters.from ?? addDays(today, -3)
            go({ from, to: addDays(from, days - 1) })
          }}
        >
          {t("board.days", { count: days })}
        </Button>
      ))}
    </div>
  )
}

/** One title's copies, when a link has asked for them. */
function TitleFilter({ list }: { list: UrlList<BoardFilter> }) {
  const { t } = useTranslation("media")
  const variant = list.state.filters.variant_id
  const { data: offer } = useOfferBy({ variant_id: variant })
  if (!variant) return null
  return (
    <Button type="button" size="small" variant="transparent" onClick={() => list.change({ variant_id: null })}>
      {t("board.allTitles", { title: offer?.title ?? "" })}
    </Button>
  )
}
