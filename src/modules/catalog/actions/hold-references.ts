import { invalid, type Problem } from "../../../lib/errors"
import type { Row, Sql } from "../sql/rows"
import { pgTextArray } from "../sql/rows"

/** Rows that are about to be written and point at vocabulary. */
export interface PointingRows {
  media_credit: Row[]
  media_label: Row[]
  media_item_term: Row[]
  /** Existing title groups that items are put into. */
  titleGroupIds: string[]
}

/**
 * Keeps what rows point at as it is until the transaction ends, and refuses what was deleted or merged since it was
 * looked up. Deleting an entry locks it and then counts its uses, so either the deletion sees these rows or they see
 * the deletion. The foreign keys cannot see it: a deleted entry keeps its row.
 *
 * @throws 400 naming the list that points at what is gone
 */
export async function holdReferences(sql: Sql, rows: PointingRows): Promise<void> {
  const { media_credit: credits, media_label: labels, media_item_term: terms } = rows
  const problems = [
    ...(await goneIds(sql, "media_term", values(terms, "term_id"), "and merged_into_id is null")).map(
      problem("terms", "media_term_unknown", "term"),
    ),
    ...(await goneRoles(sql, values(credits, "role"))).map(problem("credits", "media_term_unknown", "role")),
    ...(
      await goneIds(sql, "media_contributor", [
        ...values(credits, "contributor_id"),
        ...values(labels, "contributor_id"),
      ])
    ).map(problem("credits", "media_contributor_not_found", "contributor")),
    ...(await goneIds(sql, "media_title_group", rows.titleGroupIds)).map(
      problem("title_group.id", "media_title_group_not_found", "title group"),
    ),
  ]
  if (problems.length) throw invalid(problems)
}

const values = (rows: Row[], column: string): string[] => rows.map((row) => String(row[column] ?? ""))

const problem =
  (path: string, code: string, what: string) =>
  (id: string): Problem => ({ path, code, message: `${what} ${id} was deleted or merged just now` })

async function goneIds(
  sql: Sql,
  table: "media_term" | "media_contributor" | "media_title_group",
  ids: string[],
  condition = "",
): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await sql.execute<{ id: string }>(
    `select id from "${table}" where id = any(?::text[]) and deleted_at is null ${condition} order by id for key share`,
    [pgTextArray([...new Set(ids)])],
  )
  const held = new Set(rows.map((row) => row.id))
  return [...new Set(ids)].filter((id) => !held.has(id))
}

/** Roles are stored by their code. */
async function goneRoles(sql: Sql, codes: string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const rows = await sql.execute<{ code: string }>(
    `select code from media_term where vocabulary = 'role' and code = any(?::text[])
       and deleted_at is null and merged_into_id is null order by id for key share`,
    [pgTextArray([...new Set(codes)])],
  )
  const held = new Set(rows.map((row) => row.code))
  return [...new Set(codes)].filter((code) => !held.has(code))
}
