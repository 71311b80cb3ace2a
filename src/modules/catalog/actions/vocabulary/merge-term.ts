import { MediaError, invalid } from "../../../../lib/errors"
import type { NewId } from "../../domain/part-rows"
import type { EntryChange, EntryWrite, TermEntry } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { ENTRY_TABLES } from "./entry-tables"
import { readEntries, revertEntries, updateEntry } from "./entry-rows"
import { markForReassessment } from "./reassessment"
import { moveReferences, restoreReferences, type MovedReferences } from "./term-references"
import { idsWhere, mergedAway } from "./terms"

/** What a merge did: enough to take it back. */
export interface TermMerge extends EntryWrite {
  source: TermEntry
  target: TermEntry
  moved: MovedReferences
}

/**
 * Makes one term stand for another: what used the source uses the target, the source is hidden and points at it, and so
 * do the terms that were merged into the source before. Terms that were narrower than the source are narrower than the
 * target now.
 *
 * @throws 404, 400 `media_term_not_found`, `media_term_merge_itself`, `media_term_vocabulary`, 409 `media_term_merged`
 */
export async function mergeTerm(sql: Sql, newId: NewId, id: string, intoId: string): Promise<TermMerge> {
  const { source, target } = await lockPair(sql, id, intoId)
  const moved = await moveReferences(sql, source, target)
  const changes: EntryChange[] = []
  const change = async (term: TermEntry, set: Partial<TermEntry>) => {
    const done = await updateEntry(sql, "term", term, set)
    if (done) changes.push(done)
  }
  await change(source, { merged_into_id: target.id, is_hidden: true })
  for (const earlier of await readEntries(sql, "term", await idsWhere(sql, "merged_into_id", source.id), true)) {
    await change(earlier, { merged_into_id: target.id })
  }
  for (const child of await readEntries(sql, "term", await idsWhere(sql, "parent_id", source.id), true)) {
    await change(child, { parent_id: child.id === target.id ? source.parent_id : target.id })
  }
  const reassess = source.vocabulary === "role" ? await typesInUse(sql) : []
  await markForReassessment(sql, newId, reassess)
  const [result] = await readEntries(sql, "term", [target.id])
  return { result: result ?? null, changes, reassess, source, target, moved }
}

/** Takes a merge of a failed workflow back. */
export async function unmergeTerm(sql: Sql, newId: NewId, merge: TermMerge): Promise<void> {
  await restoreReferences(sql, merge.source, merge.target, merge.moved)
  await revertEntries(sql, newId, merge.changes, merge.reassess)
}

async function lockPair(sql: Sql, id: string, intoId: string): Promise<{ source: TermEntry; target: TermEntry }> {
  const rows = await readEntries(sql, "term", [id, intoId], true)
  const source = rows.find((row) => row.id === id)
  if (!source) throw new MediaError("not_found", ENTRY_TABLES.term.notFound, `term ${id} does not exist`)
  const refuse = (code: string, message: string) => invalid([{ path: "into_id", code, message }])
  if (id === intoId) throw refuse("media_term_merge_itself", "a term cannot be merged into itself")
  const target = rows.find((row) => row.id === intoId)
  if (!target) throw refuse("media_term_not_found", `term ${intoId} does not exist`)
  if (source.vocabulary !== target.vocabulary) {
    const message = `term ${intoId} is of vocabulary ${target.vocabulary}, not ${source.vocabulary}`
    throw refuse("media_term_vocabulary", message)
  }
  if (source.merged_into_id) throw mergedAway(source)
  if (target.merged_into_id) throw mergedAway(target)
  return { source, target }
}

/** Completeness asks for certain roles, so every type with items is concerned. */
async function typesInUse(sql: Sql): Promise<string[]> {
  const codes = await sql.execute<{ code: string }>(
    `select code from media_type t where exists (
       select 1 from media_item i where i.media_type = t.code and i.deleted_at is null)`,
  )
  return codes.map((row) => row.code)
}
