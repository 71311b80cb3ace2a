import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Those of `names` that are installed in the current database. */
export async function selectExtensions(manager: SqlEntityManager, names: string[]): Promise<string[]> {
  const rows = (await manager.execute(
    `select extname from pg_extension where extname in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(names)],
  )) as { extname: string }[]
  return rows.map((row) => row.extname)
}
