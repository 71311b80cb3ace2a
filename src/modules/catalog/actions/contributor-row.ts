import { foldName, sortName } from "../domain/names"
import type { PartRow } from "../domain/part-rows"

/** What is known of a contributor when its row is written. */
export interface ContributorFields {
  name: string
  kind: string
  sort_name?: string | null
  name_native?: string | null
  aliases?: string[]
  external_ids?: Record<string, unknown> | null
}

/** A contributor's row; `match_keys` is everything a typed name may equal. */
export function contributorRow(id: string, fields: ContributorFields): PartRow & { match_keys: string[] } {
  return {
    id,
    name: fields.name,
    sort_name: fields.sort_name ?? sortName(fields.name, fields.kind),
    name_native: fields.name_native ?? null,
    kind: fields.kind,
    aliases: fields.aliases ?? [],
    external_ids: fields.external_ids ?? null,
    merged_into_id: null,
    match_keys: matchKeys(fields),
  }
}

/** Name, native name and aliases, folded and without repeats. */
export function matchKeys(fields: Pick<ContributorFields, "name" | "name_native" | "aliases">): string[] {
  const names = [fields.name, fields.name_native ?? "", ...(fields.aliases ?? [])]
  return [...new Set(names.filter((n) => n !== "").map(foldName))]
}
