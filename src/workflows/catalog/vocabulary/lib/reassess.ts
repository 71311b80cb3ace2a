import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaCatalogService from "../../../../modules/catalog/service"
import { loadProductFacts } from "../../lib/product-facts"

/** Items assessed per transaction; also what a killed worker does twice at most. */
export const REASSESSMENT_CHUNK = 200

/** Emitted with `{ media_type }` when a type has more items to assess than a request should wait for. */
export const TYPE_REASSESSMENT = "media_catalog.type.reassessment"

/**
 * Assesses the items of a type anew, chunk by chunk, until all are done or `maxChunks` are. Where it stops it goes on
 * the next time, in whatever process.
 * @returns whether there is nothing left to do here: all are done, or another worker is on it
 */
export async function reassessType(
  container: MedusaContainer,
  mediaType: string,
  maxChunks: number,
): Promise<{ done: boolean; chunks: number }> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  for (let chunks = 0; chunks < maxChunks; chunks++) {
    const chunk = await catalog.nextReassessment(mediaType, REASSESSMENT_CHUNK)
    if (!chunk) return { done: true, chunks }
    const mine = await catalog.reassessChunk(chunk, await loadProductFacts(container, chunk.ids))
    if (!mine || chunk.to === null) return { done: true, chunks: chunks + 1 }
  }
  return { done: false, chunks: maxChunks }
}
