import type { NewId } from "../../domain/part-rows"
import type { CreatableEntry, Entries, EntryEdits, EntryInputs, EntryName } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"

/** The columns of an entry, without id and times. */
export type EntryFields<E extends EntryName> = Omit<Entries[E], "id" | "created_at" | "updated_at">

export interface RuleContext {
  sql: Sql
  newId: NewId
}

/** What is asked of one kind of entry. Every rule throws what stands against a write, and writes nothing. */
export interface EditRules<E extends EntryName> {
  /** The edited columns. The row is locked. */
  edit(context: RuleContext, before: Entries[E], edit: EntryEdits[E]): Promise<Partial<EntryFields<E>>>
  /** Media types whose items' completeness depends on this change. */
  reassess?(before: Entries[E] | null, after: Entries[E] | null): string[]
}

export interface EntryRules<E extends CreatableEntry> extends EditRules<E> {
  /** Prefix of new ids. */
  prefix: string
  create(context: RuleContext, input: EntryInputs[E]): Promise<EntryFields<E>>
  /**
   * Refuses to delete what is in use. An answer of columns means: change these instead of deleting; an answer of
   * entries: delete these along.
   */
  remove(context: RuleContext, before: Entries[E]): Promise<{ instead?: Partial<EntryFields<E>>; along?: Entries[E][] }>
}
