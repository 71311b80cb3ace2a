import { useEffect, useMemo, useSyncExternalStore } from "react"
import { counterApi } from "../../hooks/rental-counter"
import { fetchMembers } from "../../hooks/rental-members"
import { newRequestId } from "../../lib/client"
import { Counter } from "../../lib/counter/counter"
import { kept } from "../../lib/kept"
import { counterSound } from "./sound"

const OPEN_SCANS = "media.counter.open"

/** The counter of this tab. What is not done yet outlives a reload; nothing else does. */
export function useCounter(locationId: string, mayAct: boolean) {
  const counter = useMemo(
    () =>
      new Counter({
        api: counterApi,
        findMembers: (q) => fetchMembers({ q, limit: 20 }).then((page) => page.members),
        newKey: newRequestId,
        now: () => new Date(),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        store: kept(OPEN_SCANS, "session"),
        signal: (kind) => counterSound.play(kind),
      }),
    [],
  )
  counter.locationId = locationId
  counter.mayAct = mayAct
  useEffect(() => counter.restore(), [counter])
  const view = useSyncExternalStore(counter.subscribe, counter.view)
  return { counter, view }
}
