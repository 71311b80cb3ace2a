import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../../../lib/errors"
import {
  getMediaType,
  listMediaTypes,
  type MediaTypeDefinition,
} from "../../../../../modules/catalog/domain/media-types"
import type MediaCatalogService from "../../../../../modules/catalog/service"

/** The types the code knows, as the database has them switched, in their order. */
export async function readTypes(container: MedusaContainer): Promise<ReturnType<typeof view>[]> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const types = listMediaTypes()
  const { rows } = await catalog.listEntries("type", { limit: types.length + 1000, offset: 0 })
  const stored = new Map(rows.map((row) => [row.id, row]))
  return types.map((type, rank) => view(type, rank, stored.get(type.code)))
}

/** @throws 404 */
export function requireType(code: string): MediaTypeDefinition {
  const type = getMediaType(code)
  if (type) return type
  throw new MediaError("not_found", "media_type_unknown", `"${code}" is not a media type`)
}

function view(
  type: MediaTypeDefinition,
  rank: number,
  stored: { is_active: boolean; usage_count: number } | undefined,
) {
  return {
    code: type.code,
    parent_code: type.parent ?? null,
    carrier: type.carrier,
    label: type.label,
    rank,
    is_active: stored?.is_active ?? true,
    rentable: type.rentable,
    digital: type.digital,
    attr_version: type.attrVersion,
    facets: type.facets,
    title_group_kind: type.titleGroupKind,
    usage_count: stored?.usage_count ?? 0,
  }
}
