import type { RuntimeAttribute } from "../domain/media-types"
import type { Sql } from "../sql/rows"

/** The attributes merchants added, by media type. */
export type RuntimeAttributes = Map<string, RuntimeAttribute[]>

/** All active run-time attributes; a shop has dozens, so they are read as a whole. */
export async function loadRuntimeAttributes(sql: Sql): Promise<RuntimeAttributes> {
  const rows = await sql.execute<RuntimeAttribute & { media_type: string }>(
    `select media_type, key, kind, coalesce(options, '[]'::jsonb) as options, unit, required, filterable, facetable,
       labels, rank, is_active
     from media_attribute_definition where deleted_at is null order by media_type, rank, key`,
  )
  const byType: RuntimeAttributes = new Map()
  for (const { media_type, ...attribute } of rows) {
    byType.set(media_type, [...(byType.get(media_type) ?? []), attribute])
  }
  return byType
}

/** Codes of the types the merchant has switched off. */
export async function loadInactiveTypes(sql: Sql): Promise<Set<string>> {
  const rows = await sql.execute<{ code: string }>(
    `select code from media_type where deleted_at is null and not is_active`,
  )
  return new Set(rows.map((r) => r.code))
}
