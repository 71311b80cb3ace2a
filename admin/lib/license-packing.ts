import type { TagMode } from "../../src/modules/license/domain/enums"
import type { Tag } from "./license-tag-types"

/** A line of an order whose copies carry tags. */
export interface PackLine {
  id: string
  title: string
  variantId: string
  mode: Exclude<TagMode, "none">
  /** Copies that are in no fulfilment yet. */
  wanted: number
  /** Copies that have been scanned and wait for their fulfilment. */
  packed: readonly Tag[]
  /** Copies that are in fulfilments, or were. */
  bound: readonly Tag[]
  /** Tags of the line beyond those that were loaded. */
  more: number
}

interface Item {
  id: string
  title: string
  subtitle?: string | null
  variant_id?: string | null
  quantity: number
  detail?: { fulfilled_quantity?: number } | null
}

interface Rule {
  variant_id: string
  tag_mode: TagMode
}

/** Lines whose variant has a rule for tags; what is rented goes out over the counter and is no such line. */
export function packItems(
  items: readonly Item[],
  rules: readonly Rule[],
  rented: ReadonlySet<string>,
): Omit<PackLine, "packed" | "bound" | "more">[] {
  const modes = new Map(rules.map(({ variant_id, tag_mode }) => [variant_id, tag_mode]))
  return items.flatMap((item) => {
    const mode = item.variant_id ? modes.get(item.variant_id) : undefined
    if (!item.variant_id || !mode || mode === "none" || rented.has(item.id)) return []
    const title = [item.title, item.subtitle].filter(Boolean).join(" · ")
    const wanted = Math.max(0, item.quantity - (item.detail?.fulfilled_quantity ?? 0))
    return [{ id: item.id, title, variantId: item.variant_id, mode, wanted }]
  })
}

/** Of a line's tags those that wait for a fulfilment, and the others. */
export function sortTags(lineId: string, tags: readonly Tag[]): Pick<PackLine, "packed" | "bound"> {
  const isPacked = (tag: Tag) => tag.packed?.order_line_item_id === lineId
  return { packed: tags.filter(isPacked), bound: tags.filter((tag) => !isPacked(tag)) }
}

/**
 * The line a copy goes to: one that wants its variant and has room. `full` when all that want it are complete, `null`
 * when none wants it.
 */
export function lineFor(tag: Pick<Tag, "variant_id">, lines: readonly PackLine[]): PackLine | "full" | null {
  const fitting = lines.filter(({ variantId }) => variantId === tag.variant_id)
  if (fitting.length === 0) return null
  return fitting.find(({ packed, wanted }) => packed.length < wanted) ?? "full"
}

/** What can be said of creating a fulfilment of a line now. */
export function packState({ mode, wanted, packed }: PackLine): "sent" | "ready" | "partly" | "none" | "optional" {
  if (wanted === 0) return "sent"
  if (packed.length >= wanted) return "ready"
  if (mode === "optional") return "optional"
  return packed.length > 0 ? "partly" : "none"
}
