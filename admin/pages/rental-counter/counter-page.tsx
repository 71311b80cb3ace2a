import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { RentalHookAlert } from "../../components/rental-hook-alert"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, Forbidden, Section, SectionSkeleton } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
import { kept } from "../../lib/kept"
import type { Location } from "../../lib/rental-types"
import { CounterDesk } from "./counter-desk"
import { LocationChoice } from "./location-choice"

const memory = kept("media.counter.location", "local")

/** The counter: made for a scanner and a keyboard, usable without a mouse. */
export function CounterPage() {
  return (
    <div className="flex flex-col gap-y-3">
      <RentalNav />
      <RentalHookAlert />
      <Gate />
    </div>
  )
}

/** Nothing is scanned before it is known who stands where. */
function Gate() {
  const { t } = useTranslation("media")
  const can = useCan()
  const rights = useMyPermissions()
  const { data: locations, error, isPending, refetch } = useLocations()
  if (isPending || rights.isPending) return <SectionSkeleton rows={4} what={t("desk.title")} />
  if (rights.data && !can("rental.counter:read")) return <Forbidden permission="rental.counter:read" />
  if (!locations) return <Failure error={error} what={t("desk.location.failed")} onRetry={() => void refetch()} />
  if (locations.length === 0) {
    return (
      <Empty
        title={t("desk.location.none")}
        message={t("desk.location.noneHint")}
        action={{ label: t("desk.location.create"), to: "/settings/locations" }}
      />
    )
  }
  return <AtLocation locations={locations} mayAct={can("rental.counter:update")} />
}

function AtLocation({ locations, mayAct }: { locations: Location[]; mayAct: boolean }) {
  const { t } = useTranslation("media")
  const [chosen, choose] = useState(() => memory.read() ?? "")
  const only = locations.length === 1 ? locations[0] : undefined
  const location = locations.find(({ id }) => id === chosen) ?? only
  const id = location?.id
  useEffect(() => {
    if (id) memory.write(id)
  }, [id])
  if (!location) {
    return (
      <Section title={t("desk.location.title")} level="h1" subtitle={t("desk.location.hint")}>
        <div className="px-6 py-4">
          <LocationChoice locations={locations} value="" onChange={choose} />
        </div>
      </Section>
    )
  }
  return <CounterDesk location={location} locations={locations} mayAct={mayAct} onLocation={choose} />
}
