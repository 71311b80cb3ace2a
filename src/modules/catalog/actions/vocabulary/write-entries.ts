import type { NewId } from "../../domain/part-rows"
import type {
  CreatableEntry,
  Entries,
  EntryChange,
  EntryEdits,
  EntryInputs,
  EntryName,
  EntryWrite,
} from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { insertEntry, removeEntry, requireEntry, updateEntry } from "./entry-rows"
import { markForReassessment } from "./reassessment"
import { CREATE_RULES, EDIT_RULES } from "./rule-book"

/** @throws 400 with every problem, 409 when the database knows the entry already */
export async function createEntry<E extends CreatableEntry>(
  sql: Sql,
  newId: NewId,
  entry: E,
  input: EntryInputs[E],
): Promise<EntryWrite> {
  const rules = CREATE_RULES[entry]
  const fields = await rules.create({ sql, newId }, input)
  const change = await insertEntry(sql, entry, { id: newId(rules.prefix), ...fields })
  return written(sql, newId, change.after, [change])
}

/** @throws 404, 400 with every problem, 409 where the edit would break what uses the entry */
export async function editEntry<E extends EntryName>(
  sql: Sql,
  newId: NewId,
  entry: E,
  id: string,
  edit: EntryEdits[E],
): Promise<EntryWrite> {
  const before = await requireEntry(sql, entry, id, true)
  const columns = await EDIT_RULES[entry].edit({ sql, newId }, before, edit)
  const change = await updateEntry(sql, entry, before, definedOnly(columns) as Partial<Entries[E]>)
  return written(sql, newId, change?.after ?? before, change ? [change] : [])
}

/** @throws 404, 409 while anything uses the entry */
export async function deleteEntry<E extends CreatableEntry>(
  sql: Sql,
  newId: NewId,
  entry: E,
  id: string,
): Promise<EntryWrite> {
  const before = await requireEntry(sql, entry, id, true)
  const { instead, along = [] } = await CREATE_RULES[entry].remove({ sql, newId }, before)
  if (instead) {
    const change = await updateEntry(sql, entry, before, instead as Partial<Entries[E]>)
    return written(sql, newId, change?.after ?? before, change ? [change] : [])
  }
  const changes: EntryChange[] = []
  for (const row of [...along, before]) changes.push(await removeEntry(sql, entry, row))
  return written(sql, newId, null, changes)
}

/** Notes which items have to be assessed anew, in the same transaction as the change that made it necessary. */
async function written(
  sql: Sql,
  newId: NewId,
  result: EntryWrite["result"],
  changes: EntryChange[],
): Promise<EntryWrite> {
  const types = changes.flatMap(({ entry, before, after }) => {
    const reassess = EDIT_RULES[entry].reassess as ((b: typeof before, a: typeof after) => string[]) | undefined
    return reassess?.(before, after) ?? []
  })
  const reassess = [...new Set(types)]
  await markForReassessment(sql, newId, reassess)
  return { result, changes, reassess }
}

function definedOnly(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
