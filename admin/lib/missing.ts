import type { Item } from "./types"

const EDITORS: Record<string, string> = {
  identifier: "identifiers",
  label: "identifiers",
  genre: "classification",
  rating: "classification",
  language: "classification",
  contains: "relations",
  tracks: "discs",
  track_durations: "discs",
  running_time: "discs",
  artist: "credits",
  director: "credits",
  cast: "credits",
  developer: "credits",
  publisher: "credits",
}

/** Kept on the product itself, in Medusa's own page. */
const OF_PRODUCT = new Set(["cover", "description"])

/** Where a missing field can be filled in: the item's own editor for it, or the product's page. */
export function editorOf(field: string, item: Pick<Item, "product_id">): string {
  if (OF_PRODUCT.has(field)) return `/products/${item.product_id}`
  return EDITORS[field] ?? "edit"
}
