import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

const KEPT_MS = 60_000
const known = new WeakMap<object, { at: number; name: Promise<string | null> }>()

/** The shop's name, at most a minute old: it is on every page of a rental copy. */
export function shopName(container: MedusaContainer): Promise<string | null> {
  const query = container.resolve<Omit<RemoteQueryFunction, symbol>>(ContainerRegistrationKeys.QUERY)
  const shop = container.resolve<object>("mediaLicense")
  const kept = known.get(shop)
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.name
  const name = query.graph({ entity: "store", fields: ["name"] }).then(({ data }) => data[0]?.name ?? null)
  known.set(shop, { at: Date.now(), name })
  name.catch(() => known.delete(shop))
  return name
}
