import { useMemo } from "react"
import { knownZone } from "../lib/shop-clock"
import { useCalendars } from "./rental-calendars"

/** The time zone of a location: its calendar's; a location without one keeps UTC. */
export function useShopZone(locationId: string): string {
  const { data } = useCalendars()
  return useMemo(() => {
    // Who may not read calendars sees times on a clock of their own.
    if (!data) return knownZone(null)
    return knownZone(data.find((calendar) => calendar.location_id === locationId)?.tz ?? "UTC")
  }, [data, locationId])
}
