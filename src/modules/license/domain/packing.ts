import type { TagMode } from "./enums"

/** A line whose scanned copies do not match what is to be sent. */
export interface PackGap {
  line_item_id: string
  required: number
  packed: number
}

/**
 * Where the scans do not match. A line that needs tags has one for each copy; one that may have them has no more than
 * copies; one that carries none is not looked at.
 */
export function packGaps(
  lines: readonly { line_item_id: string; quantity: number; tag_mode: TagMode }[],
  packed: ReadonlyMap<string, number>,
): PackGap[] {
  return lines.flatMap(({ line_item_id, quantity, tag_mode }) => {
    const count = packed.get(line_item_id) ?? 0
    const fits = tag_mode === "none" || (tag_mode === "required" ? count === quantity : count <= quantity)
    return fits ? [] : [{ line_item_id, required: quantity, packed: count }]
  })
}
