import type { HealthResult } from "../../../lib/registry"
import type { StuckBatch } from "../actions/watch"
import { MASTER_KEY_VARIABLE } from "../keys/master-key"

type Source = "environment" | "development" | "missing"

const DAY_MS = 86_400_000
const BACKUP_DAYS = 365
/** The job runs every minute. */
const SCORING_MS = 600_000
const WORKERS = "Check that a process with worker mode runs jobs."

/** A shop that has made tags and lost its key is in trouble; one that has made none has only not begun. */
export function masterKeyHealth(source: Source, root: "none" | "usable" | "locked"): HealthResult {
  if (source === "environment") return { status: "ok", detail: `from ${MASTER_KEY_VARIABLE}` }
  if (source === "development") {
    return {
      status: "warn",
      detail: "a development key that everybody knows",
      action: `Set ${MASTER_KEY_VARIABLE} before you print any tags.`,
    }
  }
  const made = root !== "none"
  return {
    status: made ? "error" : "warn",
    detail: made
      ? "missing; the shop has tags, but no PIN can be checked and nothing minted"
      : "missing; no tags can be minted and no licences issued",
    action: `Set ${MASTER_KEY_VARIABLE}: 32 random bytes in base64, kept outside the database and backed up.`,
  }
}

/** @param confirmedOn `2026-11-23`; a day to come counts as none */
export function backupHealth(source: Source, confirmedOn: string | null, now: Date): HealthResult {
  if (source !== "environment") return { status: "ok", detail: "no key of your own to back up" }
  const action =
    "Read the backup of the master key back, compare it, and enter the day in the setting “Master key backup checked on”."
  if (confirmedOn === null) return { status: "warn", detail: "nobody has confirmed a backup", action }
  const days = (now.getTime() - Date.parse(confirmedOn)) / DAY_MS
  // Somebody east of here may have entered a day that has not begun here.
  if (days < -1) return { status: "warn", detail: `confirmed on ${confirmedOn}, a day to come`, action }
  if (days > BACKUP_DAYS) return { status: "warn", detail: `last confirmed on ${confirmedOn}`, action }
  return { status: "ok", detail: `confirmed on ${confirmedOn}` }
}

export function batchHealth(stuck: readonly StuckBatch[]): HealthResult {
  if (stuck.length === 0) return { status: "ok", detail: "nothing waits" }
  const failed = stuck.some(({ status }) => status === "failed")
  return {
    status: "warn",
    detail: stuck.map(({ status, count, id }) => `${NAMES[status]}: ${count} (first ${id})`).join(", "),
    action: failed ? "Open the batch, read its error, and try again." : WORKERS,
  }
}

const NAMES = { failed: "failed", minting: "nobody goes on" }

/** @param since of the tag that has waited longest */
export function scoringHealth(since: Date | null, now: Date): HealthResult {
  if (since === null || now.getTime() - since.getTime() < SCORING_MS) return { status: "ok", detail: "up to date" }
  return { status: "warn", detail: `tags wait to be scored since ${since.toISOString()}`, action: WORKERS }
}
