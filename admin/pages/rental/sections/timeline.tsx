import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import { useLanguage } from "../../../hooks/use-language"
import type { RentalDetail, RentalEvent } from "../../../lib/rental-types"
import { formatInstant } from "../../../lib/shop-clock"
import { useEventText } from "./use-event-text"

/** Everything that happened to the rental, newest first: what, when, and who did it. */
export function TimelineSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  return (
    <Section title={t("rentals.timeline")}>
      <ol className="flex flex-col px-6 py-4">
        {[...rental.events].reverse().map((event, index, all) => (
          <EventLine key={event.id} event={event} tz={rental.tz} last={index === all.length - 1} />
        ))}
      </ol>
    </Section>
  )
}

function EventLine({ event, tz, last }: { event: RentalEvent; tz: string; last: boolean }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { title, detail } = useEventText()(event)
  const who = event.actor_name ?? t(`rental.actor.${event.actor_type}`, { defaultValue: event.actor_type })
  return (
    <li className="flex gap-x-3">
      <div className="flex flex-col items-center" aria-hidden>
        <span className="bg-ui-tag-neutral-icon mt-1.5 h-2 w-2 shrink-0 rounded-full" />
        {!last && <span className="bg-ui-border-base w-px flex-1" />}
      </div>
      <div className="min-w-0 pb-4">
        <Text size="small" weight="plus">
          {title}
        </Text>
        {detail && (
          <Text size="small" className="break-words">
            {detail}
          </Text>
        )}
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {t("rentals.eventBy", { time: formatInstant(event.occurred_at, tz, language), who })}
        </Text>
      </div>
    </li>
  )
}
