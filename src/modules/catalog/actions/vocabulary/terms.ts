import { MediaError, invalid, type Problem } from "../../../../lib/errors"
import { completeLabels, type TermEntry } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { readEntries } from "./entry-rows"
import { refuseUsed } from "./refuse-used"
import type { EntryRules } from "./rules"

export const termRules: EntryRules<"term"> = {
  prefix: "mtrm",

  async create({ sql }, input) {
    await refuseParent(sql, input.parent_id ?? null, input.vocabulary, null)
    return {
      vocabulary: input.vocabulary,
      code: input.code,
      parent_id: input.parent_id ?? null,
      labels: completeLabels(input.labels),
      external: input.external ?? null,
      is_hidden: input.is_hidden ?? false,
      merged_into_id: null,
    }
  },

  async edit({ sql }, before, edit) {
    if (before.merged_into_id && edit.is_hidden === false) throw mergedAway(before)
    if (edit.parent_id) await refuseParent(sql, edit.parent_id, before.vocabulary, before.id)
    const { labels, ...rest } = edit
    return { ...rest, ...(labels ? { labels: completeLabels(labels, before.labels) } : {}) }
  },

  /** Terms that were merged into it are the same term by now and go along; narrower ones would lose their place. */
  async remove({ sql }, before) {
    await refuseUsed(sql, "term", before, "media_term_in_use")
    const children = await idsWhere(sql, "parent_id", before.id)
    if (children.length > 0) {
      const message = `term ${before.id} has ${children.length} narrower terms`
      throw new MediaError("conflict", "media_term_has_children", message, {
        details: { id: before.id, count: children.length },
      })
    }
    return { along: await readEntries(sql, "term", await idsWhere(sql, "merged_into_id", before.id), true) }
  },
}

/** A merged term stands for another one and takes part in nothing. */
export function mergedAway(term: TermEntry): MediaError {
  const message = `term ${term.id} was merged into ${term.merged_into_id}`
  return new MediaError("conflict", "media_term_merged", message, {
    details: { id: term.id, merged_into_id: term.merged_into_id },
  })
}

/** Ids of the living terms whose column names the given term. */
export async function idsWhere(sql: Sql, column: "parent_id" | "merged_into_id", id: string): Promise<string[]> {
  const rows = await sql.execute<{ id: string }>(
    `select id from media_term where "${column}" = ? and deleted_at is null order by id`,
    [id],
  )
  return rows.map((row) => row.id)
}

/** The parent must be a living, unmerged term of the same vocabulary, and none of the term's own descendants. */
async function refuseParent(
  sql: Sql,
  parentId: string | null,
  vocabulary: string,
  termId: string | null,
): Promise<void> {
  if (parentId === null) return
  const problem = (code: string, message: string): Problem => ({ path: "parent_id", code, message })
  const [parent] = await readEntries(sql, "term", [parentId])
  if (!parent) throw invalid([problem("media_term_not_found", `term ${parentId} does not exist`)])
  if (parent.vocabulary !== vocabulary) {
    throw invalid([problem("media_term_vocabulary", `term ${parentId} is of vocabulary ${parent.vocabulary}`)])
  }
  if (parent.merged_into_id) {
    throw invalid([problem("media_term_merged", `term ${parentId} was merged into ${parent.merged_into_id}`)])
  }
  if (termId !== null && (await isAtOrAbove(sql, termId, parentId))) {
    throw invalid([problem("media_term_cycle", `term ${parentId} is narrower than the term itself`)])
  }
}

async function isAtOrAbove(sql: Sql, upper: string, lower: string): Promise<boolean> {
  const rows = await sql.execute(
    `with recursive line(id, parent_id) as (
       select id, parent_id from media_term where id = ?
       union select t.id, t.parent_id from media_term t join line l on t.id = l.parent_id)
     select 1 from line where id = ?`,
    [lower, upper],
  )
  return rows.length > 0
}
