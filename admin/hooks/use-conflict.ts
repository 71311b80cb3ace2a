import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { isConflict } from "../lib/api-error"
import type { Item } from "../lib/types"
import { fetchItem, itemKeys } from "./items"

/**
 * Remembers which version of an item an editor works on. When a save is refused because someone else saved
 * first, `current` holds what is stored now until the editor decides what to do with its own text.
 */
export function useItemVersion(item: Item) {
  const client = useQueryClient()
  const [version, setVersion] = useState(item.updated_at)
  const [current, setCurrent] = useState<Item | null>(null)
  return {
    version,
    current,
    /** `true` when the failure was a version conflict and has been taken care of. */
    catchConflict: async (error: unknown): Promise<boolean> => {
      if (!isConflict(error) || error.code !== "media_item_version_conflict") return false
      const load = { queryKey: itemKeys.detail(item.id), queryFn: () => fetchItem(item.id), staleTime: 0 }
      const stored = await client.fetchQuery(load).catch(() => null)
      setCurrent(stored)
      return stored !== null
    },
    /** Goes on from the version one's own save has just made. */
    advance: setVersion,
    /** Goes on from the version somebody else stored. */
    rebase: (): void => {
      if (current) setVersion(current.updated_at)
      setCurrent(null)
    },
  }
}
