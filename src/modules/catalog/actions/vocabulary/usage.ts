import { listMediaTypes } from "../../domain/media-types"
import type { Vocabulary } from "../../domain/enums"
import type { AttributeEntry, Entries, EntryName, GradeEntry, TermEntry } from "../../domain/vocabulary-entries"
import { pgTextArray, type Sql } from "../../sql/rows"

/** How many items (of grades: offers) use each entry; one without users may be absent. */
export type Usage = Map<string, number>

/** Counts the living users of a page of entries: one statement per kind of reference, whatever the page's length. */
export async function usageOf<E extends EntryName>(sql: Sql, entry: E, rows: Entries[E][]): Promise<Usage> {
  if (rows.length === 0) return new Map()
  const ids = rows.map((row) => row.id)
  if (entry === "term") return termUsage(sql, rows as TermEntry[])
  if (entry === "grade") return gradeUsage(sql, rows as GradeEntry[])
  if (entry === "attribute") return attributeUsage(sql, rows as AttributeEntry[])
  if (entry === "contributor") return contributorUsage(sql, ids)
  const column = entry === "title_group" ? "title_group_id" : "media_type"
  return count(
    sql,
    `select i."${column}" as id, count(*)::int as n from media_item i
     where i.deleted_at is null and i."${column}" = any(?::text[]) group by 1`,
    [pgTextArray(ids)],
  )
}

async function contributorUsage(sql: Sql, ids: string[]): Promise<Usage> {
  const list = pgTextArray(ids)
  return count(
    sql,
    `select u.id, count(distinct i.id)::int as n
     from (
       select c.contributor_id as id, c.media_item_id from media_credit c
       where c.contributor_id = any(?::text[]) and c.media_item_id is not null and c.deleted_at is null
       union all
       select c.contributor_id, d.media_item_id from media_credit c
       join media_track t on t.id = c.track_id join media_disc d on d.id = t.disc_id
       where c.contributor_id = any(?::text[]) and c.deleted_at is null
       union all
       select l.contributor_id, l.media_item_id from media_label l
       where l.contributor_id = any(?::text[]) and l.deleted_at is null
     ) u join media_item i on i.id = u.media_item_id and i.deleted_at is null
     group by 1`,
    [list, list, list],
  )
}

/** Items hold terms as rows, and the words of some vocabularies as codes in a column. */
async function termUsage(sql: Sql, terms: TermEntry[]): Promise<Usage> {
  const params: unknown[] = [pgTextArray(terms.map((term) => term.id))]
  const parts = [
    `select it.term_id as id, it.media_item_id from media_item_term it
     where it.term_id = any(?::text[]) and it.deleted_at is null`,
  ]
  for (const reference of codeReferences()) {
    const named = terms.filter((term) => term.vocabulary === reference.vocabulary)
    if (named.length === 0) continue
    params.push(JSON.stringify(named.map(({ id, code }) => ({ id, code }))), ...reference.params)
    parts.push(
      `select w.id, ${reference.item} from jsonb_to_recordset(?::jsonb) as w(id text, code text)
       join ${reference.from} on ${reference.code} = w.code ${reference.where}`,
    )
  }
  return count(
    sql,
    `select u.id, count(distinct i.id)::int as n from (${parts.join(" union all ")}) u
     join media_item i on i.id = u.media_item_id and i.deleted_at is null group by 1`,
    params,
  )
}

/** A place where items store a term's code instead of a row. */
export interface CodeReference {
  vocabulary: Vocabulary
  /** Table with an alias, joined to what names its item where it does not itself. */
  from: string
  code: string
  item: string
  where: string
  params: unknown[]
}

/** Every such place; a media type may declare that an attribute holds codes of a vocabulary. */
export function codeReferences(): CodeReference[] {
  const attributes = listMediaTypes().flatMap((type) =>
    Object.entries(type.vocabularies ?? {}).map(([key, vocabulary]) => ({
      vocabulary,
      from: "media_item m",
      code: "m.attributes ->> ?::text",
      item: "m.id as media_item_id",
      where: "and m.media_type = ?",
      params: [key, type.code],
    })),
  )
  return [
    {
      vocabulary: "role",
      from: `(media_credit c left join media_track t on t.id = c.track_id left join media_disc d on d.id = t.disc_id)`,
      code: "c.role",
      item: "coalesce(c.media_item_id, d.media_item_id) as media_item_id",
      where: "and c.deleted_at is null",
      params: [],
    },
    {
      vocabulary: "packaging",
      from: "media_item p",
      code: "p.packaging",
      item: "p.id as media_item_id",
      where: "",
      params: [],
    },
    {
      vocabulary: "medium_format",
      from: "media_disc d",
      code: "d.format",
      item: "d.media_item_id",
      where: "and d.deleted_at is null",
      params: [],
    },
    ...attributes,
  ]
}

/** Offers graded with a code, on the scale that goes with their release's carrier. */
async function gradeUsage(sql: Sql, grades: GradeEntry[]): Promise<Usage> {
  return count(
    sql,
    `select g.id, count(distinct o.id)::int as n
     from jsonb_to_recordset(?::jsonb) as g(id text, scale text, code text)
     join media_offer o on g.code in (o.media_grade, o.sleeve_grade) and o.deleted_at is null
     join media_item i on i.id = o.media_item_id and i.deleted_at is null
     left join media_type t on t.code = i.media_type
     where (g.scale = 'record') = (coalesce(t.carrier, '') = 'record') group by 1`,
    [JSON.stringify(grades.map(({ id, scale, code }) => ({ id, scale, code })))],
  )
}

/**
 * Items that have a value of a run-time attribute. Deleted ones count too when `withDeleted` is set: they can be
 * brought back, and must then still make sense.
 */
export async function attributeUsage(sql: Sql, attributes: AttributeEntry[], withDeleted = false): Promise<Usage> {
  return count(
    sql,
    `select a.id, count(*)::int as n
     from jsonb_to_recordset(?::jsonb) as a(id text, media_type text, key text)
     join media_item i on i.media_type = a.media_type and jsonb_exists(i.attributes, a.key)
     where i.deleted_at is null or ?::boolean group by 1`,
    [JSON.stringify(attributes.map(({ id, media_type, key }) => ({ id, media_type, key }))), withDeleted],
  )
}

/** How many items have each choice of an `enum` or `enum_multi`, deleted ones included. */
export async function optionUsage(sql: Sql, attribute: AttributeEntry): Promise<Usage> {
  return count(
    sql,
    `select v.value as id, count(*)::int as n from media_item i
     cross join lateral jsonb_array_elements_text(case jsonb_typeof(i.attributes -> ?::text)
       when 'array' then i.attributes -> ?::text
       else jsonb_build_array(i.attributes -> ?::text) end) as v(value)
     where i.media_type = ? and jsonb_exists(i.attributes, ?) group by 1`,
    [attribute.key, attribute.key, attribute.key, attribute.media_type, attribute.key],
  )
}

async function count(sql: Sql, query: string, params: unknown[]): Promise<Usage> {
  const rows = await sql.execute<{ id: string; n: number }>(query, params)
  return new Map(rows.map((row) => [row.id, row.n]))
}
