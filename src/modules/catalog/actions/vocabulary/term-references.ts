import { listMediaTypes } from "../../domain/media-types"
import type { TermEntry } from "../../domain/vocabulary-entries"
import { pgTextArray, type Sql } from "../../sql/rows"

/** Which rows a merge pointed at the target, and which it dropped because the target was there already. */
export interface MovedReferences {
  /** Rows by table; of `media_item` those whose packaging was the term. */
  moved: Record<"media_item_term" | "media_credit" | "media_item" | "media_disc", string[]>
  /** Items whose attribute held the code, by attribute key. */
  attributes: { key: string; ids: string[] }[]
  dropped: Record<"media_item_term" | "media_credit", Record<string, unknown>[]>
}

/** A column in which a vocabulary's codes are stored. */
const CODE_COLUMNS = {
  role: { table: "media_credit", column: "role" },
  packaging: { table: "media_item", column: "packaging" },
  medium_format: { table: "media_disc", column: "format" },
} as const

const codeColumn = (term: TermEntry) =>
  (CODE_COLUMNS as Partial<Record<string, { table: "media_credit" | "media_item" | "media_disc"; column: string }>>)[
    term.vocabulary
  ]

/** Points everything that uses `source` at `target`; what already has the target loses the double. */
export async function moveReferences(sql: Sql, source: TermEntry, target: TermEntry): Promise<MovedReferences> {
  const done: MovedReferences = {
    moved: { media_item_term: [], media_credit: [], media_item: [], media_disc: [] },
    attributes: [],
    dropped: { media_item_term: [], media_credit: [] },
  }
  const doubles = await sql.execute<{ row: Record<string, unknown> }>(
    `delete from media_item_term a using media_item_term b
     where a.term_id = ? and b.term_id = ? and b.media_item_id = a.media_item_id returning to_jsonb(a) as row`,
    [source.id, target.id],
  )
  done.dropped.media_item_term = doubles.map(({ row }) => row)
  done.moved.media_item_term = await idsOf(
    sql,
    `update media_item_term set term_id = ?, updated_at = now() where term_id = ? returning id`,
    [target.id, source.id],
  )
  const place = codeColumn(source)
  if (place?.table === "media_credit") done.dropped.media_credit = await dropDoubleCredits(sql, source, target)
  if (place) {
    done.moved[place.table] = await idsOf(
      sql,
      `update "${place.table}" set "${place.column}" = ? where "${place.column}" = ? returning id`,
      [target.code, source.code],
    )
  }
  for (const { type, key } of attributesOf(source)) {
    const ids = await setAttribute(sql, key, target.code, `media_type = ? and attributes ->> ?::text = ?`, [
      type,
      key,
      source.code,
    ])
    done.attributes.push({ key, ids })
  }
  return done
}

/** Points back what a merge has moved and nobody has touched since, and brings the dropped doubles back. */
export async function restoreReferences(
  sql: Sql,
  source: TermEntry,
  target: TermEntry,
  { moved, attributes, dropped }: MovedReferences,
): Promise<void> {
  await sql.execute(`update media_item_term set term_id = ? where id = any(?::text[]) and term_id = ?`, [
    source.id,
    pgTextArray(moved.media_item_term),
    target.id,
  ])
  const place = codeColumn(source)
  if (place) {
    await sql.execute(
      `update "${place.table}" set "${place.column}" = ? where id = any(?::text[]) and "${place.column}" = ?`,
      [source.code, pgTextArray(moved[place.table]), target.code],
    )
  }
  for (const { key, ids } of attributes) {
    await setAttribute(sql, key, source.code, `id = any(?::text[]) and attributes ->> ?::text = ?`, [
      pgTextArray(ids),
      key,
      target.code,
    ])
  }
  for (const table of ["media_item_term", "media_credit"] as const) {
    await sql.execute(
      `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", ?::jsonb) on conflict do nothing`,
      [JSON.stringify(dropped[table])],
    )
  }
}

/** The same person in both roles at the same place is one credit afterwards. */
async function dropDoubleCredits(sql: Sql, source: TermEntry, target: TermEntry): Promise<Record<string, unknown>[]> {
  const rows = await sql.execute<{ row: Record<string, unknown> }>(
    `delete from media_credit a using media_credit b
     where a.role = ? and b.role = ? and b.contributor_id = a.contributor_id and b.position = a.position
       and coalesce(b.media_item_id, b.track_id) = coalesce(a.media_item_id, a.track_id)
       and a.deleted_at is null and b.deleted_at is null returning to_jsonb(a) as row`,
    [source.code, target.code],
  )
  return rows.map(({ row }) => row)
}

/** Attributes of types that hold codes of the term's vocabulary. */
function attributesOf(term: TermEntry): { type: string; key: string }[] {
  return listMediaTypes().flatMap((type) =>
    Object.entries(type.vocabularies ?? {})
      .filter(([, vocabulary]) => vocabulary === term.vocabulary)
      .map(([key]) => ({ type: type.code, key })),
  )
}

function setAttribute(sql: Sql, key: string, value: string, where: string, params: unknown[]): Promise<string[]> {
  return idsOf(
    sql,
    `update media_item set attributes = jsonb_set(attributes, array[?::text], to_jsonb(?::text))
     where ${where} returning id`,
    [key, value, ...params],
  )
}

async function idsOf(sql: Sql, statement: string, params: unknown[]): Promise<string[]> {
  return (await sql.execute<{ id: string }>(statement, params)).map((row) => row.id)
}
