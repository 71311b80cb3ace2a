import type { ItemGraph } from "../domain/item-graph"
import { getMediaType, migrateAttributes } from "../domain/media-types"

/** Attributes stored under an older version of their type, in today's form; saved with the next edit. */
export function migrateItem(item: ItemGraph): ItemGraph {
  const type = getMediaType(item.media_type)
  if (!type || item.attr_version >= type.attrVersion) return item
  const { attributes, attrVersion } = migrateAttributes(type, item.attributes, item.attr_version)
  return { ...item, attributes, attr_version: attrVersion }
}
