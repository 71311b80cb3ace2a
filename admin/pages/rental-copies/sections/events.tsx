import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { UnitDetail, UnitEvent } from "../../../lib/rental-copy-types"
import { Nothing } from "../../item/sections/section-parts"

/** Everything that happened to the copy, the latest first. */
export function CopyEvents({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  return (
    <Section title={t("copies.events.title")}>
      {copy.events.length === 0 && <Nothing>{t("copies.events.none")}</Nothing>}
      <ol className="flex flex-col px-6 py-4">
        {copy.events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
    </Section>
  )
}

function EventRow({ event }: { event: UnitEvent }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const note = typeof event.data.note === "string" ? event.data.note : ""
  const status = event.to_status ? t(`rental.unitStatus.${event.to_status}`, { defaultValue: "" }) : ""
  const below = [status, note].filter(Boolean).join(" · ")
  return (
    <li className="border-ui-border-base relative border-l pb-4 pl-4 last:pb-0">
      <span aria-hidden className="bg-ui-fg-muted absolute -left-[3px] top-1.5 h-[5px] w-[5px] rounded-full" />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <EventName event={event} />
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {formatDateTime(event.occurred_at, language)}
        </Text>
      </div>
      {below && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {below}
        </Text>
      )}
    </li>
  )
}

/** What was done, in the words of the change where the event has them; events of a rental lead there. */
function EventName({ event }: { event: UnitEvent }) {
  const { t } = useTranslation("media")
  const change = typeof event.data.change === "string" ? event.data.change : ""
  const type = t(`rental.event.${event.type}`, { defaultValue: event.type })
  const name = event.type === "unit.updated" && change ? t(`copies.change.${change}`, { defaultValue: type }) : type
  if (!event.rental_order_id) {
    return (
      <Text size="small" leading="compact" weight="plus">
        {name}
      </Text>
    )
  }
  return (
    <Link
      to={`/media/rentals/${event.rental_order_id}`}
      className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
    >
      {name}
    </Link>
  )
}
