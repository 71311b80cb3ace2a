import { pgTextArray } from "../../../../lib/sql"
import { changeTags } from "../../transaction/change-tags"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { lockBatch } from "../batches/rows"
import { judgeShown } from "../tags/identify"

export type SkipReason = "not_recognised" | "other_batch" | "state" | "repeated"

/** What came of a list of spoilt labels. */
export interface Spoilt {
  voided: number
  skipped: { code: string; reason: SkipReason }[]
}

/** A code somebody gave, and the tag it names. */
export interface NamedTag {
  code: string
  tagId: string | null
}

/** Reads a printer's list: scanned texts have a slash, printed serials none. */
export async function readSpoilt(store: LicenseStore, codes: readonly string[]): Promise<NamedTag[]> {
  const named: NamedTag[] = []
  for (const code of codes) {
    const judged = await judgeShown(store, { text: code, kind: code.includes("/") ? "url" : "code" })
    named.push({ code, tagId: judged.ok ? judged.tagId : null })
  }
  return named
}

/**
 * Ends tags whose labels were spoilt before they were stuck on anything. What does not fit is named and left alone.
 *
 * @throws 404 `media_license_batch_not_found`
 */
export async function spoil(tx: LicenseTransaction, batchId: string, named: readonly NamedTag[]): Promise<Spoilt> {
  await lockBatch(tx.sql, batchId)
  const ids = named.flatMap(({ tagId }) => tagId ?? [])
  const known = await tx.sql.execute<{ id: string; batch_id: string }>(
    `select id, batch_id from media_license_tag where id = any(?::text[]) and deleted_at is null`,
    [pgTextArray(ids)],
  )
  const batchOf = new Map(known.map((tag) => [tag.id, tag.batch_id]))
  const mine = ids.filter((id) => batchOf.get(id) === batchId)
  const changed = await changeTags(tx, {
    trigger: "spoil",
    where: { sql: "t.id = any(?::text[])", bindings: [pgTextArray(mine)] },
    reason: "spoilt label",
  })
  const ended = new Set(changed.map(({ id }) => id))
  const seen = new Set<string>()
  const skipped = named.flatMap(({ code, tagId }) => {
    const reason = tagId === null ? "not_recognised" : skipReason(tagId, { batchId, batchOf, ended, seen })
    if (tagId !== null) seen.add(tagId)
    return reason ? [{ code: code.slice(0, 200), reason }] : []
  })
  await tx.record([{ kind: "batch.spoilt", batch_id: batchId, data: { voided: ended.size } }])
  return { voided: ended.size, skipped }
}

interface Known {
  batchId: string
  batchOf: ReadonlyMap<string, string>
  ended: ReadonlySet<string>
  seen: ReadonlySet<string>
}

function skipReason(tagId: string, { batchId, batchOf, ended, seen }: Known): SkipReason | null {
  const batch = batchOf.get(tagId)
  if (batch === undefined) return "not_recognised"
  if (batch !== batchId) return "other_batch"
  if (seen.has(tagId)) return "repeated"
  return ended.has(tagId) ? null : "state"
}
