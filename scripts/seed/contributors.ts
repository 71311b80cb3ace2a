import type { MedusaContainer } from "@medusajs/framework/types"
import { contributorRow } from "../../src/modules/catalog/actions/contributor-row"
import type MediaCatalogService from "../../src/modules/catalog/service"
import type { DemoContributor } from "./entries"

/**
 * Enters contributors that are known under two scripts before the releases name them: a release only carries one
 * name, and 久石譲 should be found as Joe Hisaishi too. A contributor that exists keeps what it has.
 */
export async function ensureNativeNames(
  container: MedusaContainer,
  contributors: readonly DemoContributor[],
): Promise<number> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const known = await catalog.listMediaContributors(
    { name: contributors.map(({ name }) => name) },
    { take: contributors.length * 2, select: ["id", "name", "kind"] },
  )
  const keyOf = ({ name, kind }: { name: string; kind: string }) => `${kind}:${name}`
  const keys = new Set(known.map(keyOf))
  const rows = contributors
    .filter((contributor) => !keys.has(keyOf(contributor)))
    .map(({ kind, ...contributor }) => {
      const { id: _, merged_into_id: __, ...row } = contributorRow("", { ...contributor, kind })
      return { ...row, ...contributor, kind }
    })
  if (rows.length > 0) await catalog.createMediaContributors(rows)
  return rows.length
}
