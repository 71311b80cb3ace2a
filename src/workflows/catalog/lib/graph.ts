import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

interface Graph {
  graph(query: { entity: string; fields: string[]; filters: Record<string, unknown> }): Promise<{ data: unknown[] }>
}

/**
 * Rows of any module whose `key` is one of `values`, through Medusa's query. No values, no query.
 * @param fields as `query.graph` takes them; they decide what `Row` really holds
 */
export async function findBy<Row>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  key: string,
  values: string[],
): Promise<Row[]> {
  if (values.length === 0) return []
  const query = container.resolve(ContainerRegistrationKeys.QUERY) as unknown as Graph
  const { data } = await query.graph({ entity, fields, filters: { [key]: [...new Set(values)] } })
  return data as Row[]
}
