import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Rows of another module by their ids, in no order; ids that name nothing are left out. */
export async function rowsById<Row>(
  container: MedusaContainer,
  entity: string,
  ids: readonly string[],
  fields: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return []
  const query = container.resolve<Omit<RemoteQueryFunction, symbol>>(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity,
    fields: [...fields] as never,
    filters: { id: [...new Set(ids)] } as never,
  })
  return data as Row[]
}
