import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type MediaCatalogService from "../../../modules/catalog/service"
import { checkPublishable, loadGradeBook } from "./check-grades"

/** A product about to be published, with the path it has in the request. */
export interface Publication {
  product_id: string
  path: string
}

/** What stands against publishing products by Medusa's own routes; products without a media item have nothing. */
export async function publicationProblems(container: MedusaContainer, publications: Publication[]): Promise<Problem[]> {
  if (publications.length === 0) return []
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const product_id = publications.map((publication) => publication.product_id)
  const rows = await catalog.listMediaItems({ product_id }, { select: ["id"], take: product_id.length })
  if (rows.length === 0) return []
  const items = await catalog.loadItems(rows.map((row) => row.id))
  const book = await loadGradeBook(container)
  return publications.flatMap(({ product_id: id, path }) => {
    const item = items.find((candidate) => candidate.product_id === id)
    const problems = item ? checkPublishable(item, book) : []
    return problems.map((problem) => ({ ...problem, path: joinPath(path, [problem.path]) }))
  })
}
