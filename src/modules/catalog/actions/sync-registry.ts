import { listMediaTypes } from "../domain/media-types"
import { GRADE_SCALE_SEED } from "../domain/grading"
import { VOCABULARY_SEED } from "../domain/vocabularies"
import type { NewId } from "../domain/part-rows"
import type { Sql } from "../sql/rows"

/**
 * Mirrors what the code knows into the database at every start: types are brought up to date, vocabularies and grades
 * only gain what was never there, so that a merchant's renaming, hiding or deleting survives.
 * Several processes may start at once; each statement is safe to repeat.
 */
export async function syncRegistry(sql: Sql, newId: NewId): Promise<void> {
  await sql.execute(
    `insert into media_type (code, parent_code, carrier, attr_version, rank, label, onix_form, rentable, digital)
     select code, parent_code, carrier, attr_version, rank, label, onix_form, rentable, digital
     from jsonb_populate_recordset(null::media_type, ?::jsonb)
     on conflict (code) do update set parent_code = excluded.parent_code, carrier = excluded.carrier,
       attr_version = excluded.attr_version, rank = excluded.rank, label = excluded.label,
       onix_form = excluded.onix_form, rentable = excluded.rentable, digital = excluded.digital, deleted_at = null`,
    [JSON.stringify(typeRows())],
  )
  await sql.execute(
    `insert into media_term (id, vocabulary, code, labels)
     select s.id, s.vocabulary, s.code, s.labels from jsonb_populate_recordset(null::media_term, ?::jsonb) s
     where not exists (select 1 from media_term t where t.vocabulary = s.vocabulary and t.code = s.code)
     on conflict do nothing`,
    [JSON.stringify(VOCABULARY_SEED.map((term) => ({ id: newId("mtrm"), ...term })))],
  )
  await sql.execute(
    `insert into media_grade_scale (id, scale, code, label, rank, price_factor)
     select s.id, s.scale, s.code, s.label, s.rank, s.price_factor
     from jsonb_populate_recordset(null::media_grade_scale, ?::jsonb) s
     where not exists (select 1 from media_grade_scale g where g.scale = s.scale and g.code = s.code)
     on conflict do nothing`,
    [JSON.stringify(GRADE_SCALE_SEED.map((grade) => ({ id: newId("mgrd"), ...grade })))],
  )
}

function typeRows(): Record<string, unknown>[] {
  return listMediaTypes().map((type, index) => ({
    code: type.code,
    parent_code: type.parent ?? null,
    carrier: type.carrier,
    attr_version: type.attrVersion,
    rank: type.rank ?? index,
    label: type.label,
    onix_form: type.onixForm ?? null,
    rentable: type.rentable,
    digital: type.digital,
  }))
}
