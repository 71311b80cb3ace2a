import { useState } from "react"
import { isConflict } from "../lib/api-error"

export interface Versioned {
  version: number
  updated_at: string
}

const VERSION_CONFLICTS: ReadonlySet<string> = new Set([
  "media_license_version_conflict",
  "media_rental_version_conflict",
])

/**
 * Remembers which version of a row an editor works on. When a save is refused because someone else saved first,
 * `current` holds what is stored now until the editor decides what to do with its own text.
 *
 * @param load reads the row as it is stored now
 */
export function useRowVersion<R extends Versioned>(row: R | null, load: () => Promise<R>) {
  const [version, setVersion] = useState(row?.version)
  const [current, setCurrent] = useState<R | null>(null)
  return {
    version,
    current,
    /** `true` when the failure was a version conflict and has been taken care of. */
    catchConflict: async (error: unknown): Promise<boolean> => {
      if (!isConflict(error) || !VERSION_CONFLICTS.has(error.code)) return false
      const stored = await load().catch(() => null)
      setCurrent(stored)
      return stored !== null
    },
    /** Goes on from the version one's own save has just made. */
    advance: setVersion,
    /** Goes on from the version somebody else stored. */
    rebase: (): void => {
      if (current) setVersion(current.version)
      setCurrent(null)
    },
  }
}
