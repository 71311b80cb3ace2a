import { useRouteModal } from "@medusajs/dashboard/components"
import { Button, Text, toast, usePrompt } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { TextField } from "../../components/fields"
import { Failure, SectionSkeleton } from "../../components/states"
import { TimeZoneField } from "../../components/time-zone-field"
import { WeekdayToggle } from "../../components/weekday-toggle"
import { useLocations } from "../../hooks/locations"
import { fetchCalendar, useCalendars, useDeleteCalendar, useSaveCalendar } from "../../hooks/rental-calendars"
import { useCan } from "../../hooks/use-can"
import { useFailureText } from "../../hooks/use-problem-text"
import { useRowForm } from "../../hooks/use-row-form"
import { calendarField, DEFAULT_CALENDAR, draftOfCalendar, type CalendarDraft } from "../../lib/calendar-form"
import type { ShopCalendar } from "../../lib/rental-setup-types"
import { ClosedDates } from "./closed-dates"

/** The calendar of the location in `?location_id=`. */
export function EditCalendar() {
  const { t } = useTranslation("media")
  const locationId = useSearchParams()[0].get("location_id") ?? ""
  const { data: locations } = useLocations()
  const { data, error, isPending, refetch } = useCalendars()
  const name = locations?.find((one) => one.id === locationId)?.name ?? ""
  return (
    <EditorFrame title={t("calendars.of", { name })} description={t("calendars.subtitle")}>
      {isPending ? (
        <SectionSkeleton bare rows={5} what={t("calendars.title")} />
      ) : data ? (
        <CalendarEditor
          locationId={locationId}
          calendar={data.find((calendar) => calendar.location_id === locationId) ?? null}
        />
      ) : (
        <Failure bare error={error} what={t("calendars.failed")} onRetry={() => void refetch()} />
      )}
    </EditorFrame>
  )
}

function CalendarEditor({ locationId, calendar }: { locationId: string; calendar: ShopCalendar | null }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const save = useSaveCalendar(calendar?.id ?? null)
  const can = useCan()
  const { editor } = useRowForm({
    row: calendar,
    load: () => fetchCalendar(calendar?.id ?? ""),
    draftOf: (row) => (row ? draftOfCalendar(row) : ownZone()),
    attempt: (draft, base) => ({
      toField: calendarField,
      send: () => save.mutateAsync({ ...draft, ...(base ? { version: base.version } : { location_id: locationId }) }),
    }),
    onDone: () => {
      toast.success(t("calendars.saved"))
      handleSuccess()
    },
  })
  return (
    <EditorForm {...editor}>
      <TimeZoneField name="tz" label={t("calendars.column.tz")} hint={t("calendars.tzHint")} />
      <OpenDays />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="pickup_from" type="time" label={t("calendars.pickup")} hint={t("calendars.pickupHint")} />
        <TextField name="due_time" type="time" label={t("calendars.due")} hint={t("calendars.dueHint")} />
      </div>
      <ClosedDates />
      {calendar && can("rental.setup:delete") && <Removal calendar={calendar} onDone={() => handleSuccess()} />}
    </EditorForm>
  )
}

function OpenDays() {
  const { t } = useTranslation("media")
  const { field, fieldState } = useController({ name: "open_dows" })
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">{t("calendars.column.days")}</legend>
      <WeekdayToggle label={t("calendars.column.days")} value={Number(field.value)} onChange={field.onChange} />
      <Text size="small" className="text-ui-fg-subtle">
        {t("calendars.daysHint")}
      </Text>
      {fieldState.error?.message && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {fieldState.error.message}
        </Text>
      )}
    </fieldset>
  )
}

/** A new calendar is most likely for where one sits. */
const ownZone = (): CalendarDraft => ({
  ...DEFAULT_CALENDAR,
  tz: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
})

function Removal({ calendar, onDone }: { calendar: ShopCalendar; onDone: () => void }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const remove = useDeleteCalendar()
  const failureText = useFailureText()
  const ask = async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("calendars.delete.title"),
      description: t("calendars.delete.description"),
      confirmText: t("calendars.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    remove.mutate(calendar.id, {
      onSuccess: () => {
        toast.success(t("calendars.delete.done"))
        onDone()
      },
      onError: (error) => toast.error(t("calendars.delete.failed"), { description: failureText(error) }),
    })
  }
  return (
    <div>
      <Button type="button" size="small" variant="secondary" isLoading={remove.isPending} onClick={() => void ask()}>
        {t("calendars.delete.open")}
      </Button>
    </div>
  )
}
