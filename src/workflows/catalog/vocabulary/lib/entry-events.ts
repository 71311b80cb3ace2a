import type { EntryChange, EntryName } from "../../../../modules/catalog/domain/vocabulary-entries"
import type { AuditEventInput } from "../../../../modules/system/domain/audit-event"

const RESOURCE: Record<EntryName, string> = {
  title_group: "media_title_group",
  contributor: "media_contributor",
  term: "media_term",
  grade: "media_grade_scale",
  attribute: "media_attribute_definition",
  type: "media_type",
}

/** What happened to a row. */
export type EntryVerb = "created" | "updated" | "deleted"

export function verbOf(change: EntryChange): EntryVerb {
  if (change.before === null) return "created"
  return change.after === null ? "deleted" : "updated"
}

/** Audit events of a write: one per row. */
export function auditOfEntries(changes: EntryChange[]): AuditEventInput[] {
  return changes.map((change) => ({
    action: `catalog.${change.entry}.${verbOf(change)}`,
    resource_type: RESOURCE[change.entry],
    resource_id: change.id,
    before: change.before && withoutStamps(change.before),
    after: change.after && withoutStamps(change.after),
  }))
}

/** `media_catalog.<entry>.<verb>` with the ids it happened to. */
export function eventsOfEntries(changes: EntryChange[]): { name: string; data: { id: string }[] }[] {
  const events = new Map<string, { id: string }[]>()
  for (const change of changes) {
    const name = `media_catalog.${change.entry}.${verbOf(change)}`
    events.set(name, [...(events.get(name) ?? []), { id: change.id }])
  }
  return [...events].map(([name, data]) => ({ name, data }))
}

function withoutStamps(row: object): object {
  const {
    id: _id,
    created_at: _created,
    updated_at: _updated,
    match_keys: _keys,
    ...rest
  } = row as Record<string, unknown>
  return rest
}
