import type { NewId } from "../../domain/part-rows"
import { pgTextArray, type Sql } from "../../sql/rows"

/** A piece of a recomputation: which items, and where the whole stands before and after them. */
export interface ReassessmentChunk {
  media_type: string
  ids: string[]
  /** The mark this chunk was read under; somebody else's progress makes it stale. */
  from: string
  /** The mark after it; null when it is the last one. */
  to: string | null
}

/**
 * Marks types whose items have to be assessed anew, from the first one on. The mark is `<run>:<last item done>`: it is
 * stored, so that a recomputation goes on after a restart, and each run has its own name, so that a chunk of an older
 * run cannot move a newer one ahead.
 */
export async function markForReassessment(sql: Sql, newId: NewId, mediaTypes: string[]): Promise<void> {
  if (mediaTypes.length === 0) return
  await sql.execute(`update media_type set reassess_after = ? where code = any(?::text[])`, [
    `${newId("run")}:`,
    pgTextArray(mediaTypes),
  ])
}

/** Codes of the types whose recomputation is not done. */
export async function typesToReassess(sql: Sql): Promise<string[]> {
  const rows = await sql.execute<{ code: string }>(
    `select code from media_type where reassess_after is not null and deleted_at is null order by code`,
  )
  return rows.map((row) => row.code)
}

/** The next items of a type, or null when nothing is left to do. */
export async function nextChunk(sql: Sql, mediaType: string, size: number): Promise<ReassessmentChunk | null> {
  const [row] = await sql.execute<{ reassess_after: string | null }>(
    `select reassess_after from media_type where code = ?`,
    [mediaType],
  )
  const from = row?.reassess_after ?? null
  if (from === null) return null
  const [run = "", last = ""] = from.split(":")
  const items = await sql.execute<{ id: string }>(
    `select id from media_item where media_type = ? and deleted_at is null and id > ? order by id limit ?`,
    [mediaType, last, size],
  )
  const ids = items.map((item) => item.id)
  return { media_type: mediaType, ids, from, to: ids.length < size ? null : `${run}:${ids.at(-1)}` }
}

/**
 * Takes a chunk for this transaction. `false` when another worker has it in hand or has moved the mark meanwhile: that
 * worker goes on by itself.
 */
export async function claimChunk(sql: Sql, chunk: ReassessmentChunk): Promise<boolean> {
  const rows = await sql.execute(
    `select code from media_type where code = ? and reassess_after = ? for update skip locked`,
    [chunk.media_type, chunk.from],
  )
  return rows.length > 0
}

/** Moves the mark of a claimed chunk on. */
export async function finishChunk(sql: Sql, chunk: ReassessmentChunk): Promise<void> {
  await sql.execute(`update media_type set reassess_after = ? where code = ?`, [chunk.to, chunk.media_type])
}
