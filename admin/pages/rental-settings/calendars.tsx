import { Badge, Button, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Empty, Failure, Section, SectionSkeleton } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import { useCalendars } from "../../hooks/rental-calendars"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { closedRanges, DEFAULT_CALENDAR, type CalendarDraft } from "../../lib/calendar-form"
import type { ShopCalendar } from "../../lib/rental-setup-types"
import type { Location } from "../../lib/rental-types"
import { formatDate, knownZone, todayIn } from "../../lib/shop-clock"
import { EVERY_DAY, weekdayList } from "../../lib/weekdays"

/** When each location is open; one without a calendar is always open, in UTC. */
export function CalendarsSection() {
  const { t } = useTranslation("media")
  const locations = useLocations()
  const calendars = useCalendars()
  const error = locations.error ?? calendars.error
  if (locations.isPending || calendars.isPending) return <SectionSkeleton rows={3} what={t("calendars.title")} />
  if (!locations.data || !calendars.data) {
    return (
      <Failure
        error={error}
        what={t("calendars.failed")}
        onRetry={() => void Promise.all([locations.refetch(), calendars.refetch()])}
      />
    )
  }
  if (locations.data.length === 0) {
    return (
      <Empty
        title={t("board.noLocation.title")}
        message={t("board.noLocation.message")}
        action={{ label: t("board.noLocation.action"), to: "/settings/locations" }}
      />
    )
  }
  return (
    <Section title={t("calendars.title")} subtitle={t("calendars.subtitle")}>
      <div className="overflow-x-auto" role="region" aria-label={t("calendars.title")} tabIndex={0}>
        <Table>
          <Table.Header>
            <Table.Row>
              {(["location", "tz", "days", "times", "closed"] as const).map((head) => (
                <Table.HeaderCell key={head}>{t(`calendars.column.${head}`)}</Table.HeaderCell>
              ))}
              <Table.HeaderCell className="text-right">
                <span className="sr-only">{t("calendars.edit")}</span>
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {locations.data.map((location) => (
              <CalendarRow
                key={location.id}
                location={location}
                calendar={calendars.data.find((one) => one.location_id === location.id) ?? null}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
    </Section>
  )
}

function CalendarRow({ location, calendar }: { location: Location; calendar: ShopCalendar | null }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const can = useCan()
  const shown: CalendarDraft = calendar ?? DEFAULT_CALENDAR
  const days =
    shown.open_dows === EVERY_DAY
      ? t("calendars.everyDay")
      : weekdayList(shown.open_dows, language, t("common.comma")) || t("calendars.never")
  return (
    <Table.Row>
      <Table.Cell>
        <span className="txt-compact-small-plus">{location.name}</span>
        {!calendar && (
          <Badge size="2xsmall" className="ml-2">
            {t("rentalTerms.from.default")}
          </Badge>
        )}
      </Table.Cell>
      <Table.Cell>{shown.tz}</Table.Cell>
      <Table.Cell>{days}</Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">
        {t("calendars.times", { pickup: shown.pickup_from, due: shown.due_time })}
      </Table.Cell>
      <Table.Cell>
        <NextClosed calendar={shown} />
      </Table.Cell>
      <Table.Cell className="text-right">
        {can(calendar ? "rental.setup:update" : "rental.setup:create") && (
          <Button size="small" variant="secondary" asChild>
            <Link
              to={`calendar?location_id=${location.id}`}
              aria-label={t("calendars.editOf", { name: location.name })}
            >
              {t(calendar ? "calendars.edit" : "calendars.set")}
            </Link>
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  )
}

/** The next days it is closed, and how many more there are. */
function NextClosed({ calendar }: { calendar: CalendarDraft }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const today = todayIn(knownZone(calendar.tz))
  const [next, ...more] = closedRanges(calendar.closed_dates.filter((date) => date >= today))
  if (!next) return <Text size="small">{t("common.none")}</Text>
  const from = formatDate(next.from, language)
  const first =
    next.from === next.to ? from : t("copies.allocations.period", { from, until: formatDate(next.to, language) })
  return (
    <Text size="small" className="tabular-nums">
      {more.length > 0 ? t("calendars.andMore", { first, count: more.length }) : first}
    </Text>
  )
}
