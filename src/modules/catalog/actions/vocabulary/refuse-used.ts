import { MediaError } from "../../../../lib/errors"
import type { Entries, EntryName } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { ENTRY_TABLES } from "./entry-tables"
import { usageOf } from "./usage"

/**
 * @throws 409 `code` with `count` when anything uses the entry. Its row is locked: a foreign key of a new user waits for
 * this transaction.
 */
export async function refuseUsed<E extends EntryName>(
  sql: Sql,
  entry: E,
  row: Entries[E],
  code: string,
  users = "items",
): Promise<void> {
  const count = (await usageOf(sql, entry, [row])).get(row.id) ?? 0
  if (count === 0) return
  const message = `${ENTRY_TABLES[entry].noun} ${row.id} is in use by ${count} ${users}`
  throw new MediaError("conflict", code, message, { details: { id: row.id, count } })
}
