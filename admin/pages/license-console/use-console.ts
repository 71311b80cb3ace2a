import { useQueryClient } from "@tanstack/react-query"
import { useMemo, useSyncExternalStore } from "react"
import { consoleApi } from "../../hooks/license-scans"
import { newRequestId } from "../../lib/client"
import { ConsoleDesk } from "../../lib/license-console/desk"
import { counterSound } from "../rental-counter/sound"

const KEY = ["media", "license-console"] as const

/**
 * The console of this session. It is kept with the answers of the server, so that the list of scans is still there when
 * somebody comes back from a tag's page, and is gone with them when the person signs out.
 */
export function useConsole(mayScan: boolean, locationId: string | null) {
  const client = useQueryClient()
  const desk = useMemo((): ConsoleDesk => {
    const open = client.getQueryData<ConsoleDesk>(KEY)
    if (open) return open
    client.setQueryDefaults(KEY, { gcTime: Infinity })
    const fresh = new ConsoleDesk({
      api: consoleApi,
      newKey: newRequestId,
      now: () => new Date(),
      signal: (kind) => counterSound.play(kind),
    })
    client.setQueryData<ConsoleDesk>(KEY, fresh)
    return fresh
  }, [client])
  desk.mayScan = mayScan
  desk.locationId = locationId
  return { desk, view: useSyncExternalStore(desk.subscribe, desk.view) }
}
