import { defineHealthCheck } from "../../lib/registry"
import type MediaRentalService from "./service"

const DAY_MS = 86_400_000
/** The job runs every day; two days without it mean that nobody runs jobs. */
const STALE_MS = 2 * DAY_MS

defineHealthCheck({
  key: "rental.reconciliation",
  run: async (container) => {
    const [latest] = await container.resolve<MediaRentalService>("mediaRental").upkeep.latestReconciliations(1)
    if (!latest) return { status: "ok", detail: "has not run yet" }
    const found = Object.entries(latest.findings).map(([kind, { count }]) => `${kind}: ${count}`)
    const at = latest.finished_at.toISOString()
    if (found.length > 0) {
      return {
        status: "warn",
        detail: `${found.join(", ")} (${at})`,
        action:
          "Look the ids up in the latest reconcile.finished event of media_rental_event and put the records right.",
      }
    }
    if (Date.now() - latest.finished_at.getTime() > STALE_MS) {
      return { status: "warn", detail: `last run ${at}`, action: "Check that a process with worker mode runs jobs." }
    }
    return { status: "ok", detail: `nothing found (${at})` }
  },
})
