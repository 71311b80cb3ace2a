import type { Json, JsonObject } from "./redact"

/** Two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    )
  }
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
}

/**
 * The fields that differ. With one side missing (a creation or a deletion) the other is kept whole; a field that
 * exists on one side only appears on that side only.
 */
export function changedFields(
  before: JsonObject | null,
  after: JsonObject | null,
): { before: JsonObject | null; after: JsonObject | null } {
  if (!before || !after) return { before, after }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...keys].filter((key) => !sameJson(before[key], after[key]))
  const pick = (side: JsonObject): JsonObject =>
    Object.fromEntries(changed.flatMap((key) => (Object.hasOwn(side, key) ? [[key, side[key] ?? null]] : [])))
  return { before: pick(before), after: pick(after) }
}
