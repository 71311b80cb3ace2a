import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../../lib/errors"
import { signedIn } from "../../../../lib/permission"
import type { MediaRequest } from "../../../../lib/route"
import type { CountedEntry, EntryQuery } from "../../../../modules/catalog/actions/vocabulary/list-entries"
import type {
  CreatableEntry,
  EntryEdits,
  EntryInputs,
  EntryName,
} from "../../../../modules/catalog/domain/vocabulary-entries"
import { id as idSchema } from "../../../../modules/catalog/domain/schemas/fields"
import type MediaCatalogService from "../../../../modules/catalog/service"
import {
  createMediaEntryWorkflow,
  deleteMediaEntryWorkflow,
  editMediaEntryWorkflow,
} from "../../../../workflows/catalog/vocabulary/change-entries"

/** An entry as it is answered: what only serves matching names stays inside. */
export type EntryView<E extends EntryName> = Omit<CountedEntry<E>, "match_keys">

const catalogOf = (container: MedusaContainer) => container.resolve<MediaCatalogService>("mediaCatalog")

/** A page of entries under their plural. */
export async function answerList<E extends EntryName>(
  req: MediaRequest,
  entry: E,
  plural: string,
  query: EntryQuery,
): Promise<Record<string, unknown>> {
  const { rows, count } = await catalogOf(req.scope).listEntries(entry, query)
  return { [plural]: rows.map(view), count, offset: query.offset, limit: query.limit }
}

/** One entry under its singular, or 404. */
export async function answerEntry<E extends EntryName>(
  req: MediaRequest,
  entry: E,
  id: string,
): Promise<Record<string, unknown>> {
  const row = await catalogOf(req.scope).retrieveEntry(entry, id)
  if (!row) throw unknownEntry(entry, id)
  return { [entry]: view(row) }
}

/**
 * The id in a route's path.
 * @throws 404 for what cannot be an id; the database would stumble over some of it
 */
export function entryId(req: MediaRequest, entry: EntryName): string {
  const given = req.params.id ?? ""
  if (!idSchema.safeParse(given).success) throw unknownEntry(entry, JSON.stringify(given.slice(0, 100)))
  return given
}

function unknownEntry(entry: EntryName, given: string): MediaError {
  return new MediaError("not_found", `media_${entry}_not_found`, `${entry.replace("_", " ")} ${given} does not exist`)
}

/** Creates and answers an entry. */
export async function createEntry<E extends CreatableEntry>(
  req: MediaRequest,
  entry: E,
  input: EntryInputs[E],
): Promise<Record<string, unknown>> {
  const { result } = await createMediaEntryWorkflow(req.scope).run({
    input: { entry, input, actor: signedIn(req) } as never,
  })
  return answerEntry(req, entry, result.result?.id ?? "")
}

/** Edits the entry of the path and answers it. */
export async function editEntry<E extends EntryName>(
  req: MediaRequest,
  entry: E,
  edit: EntryEdits[E],
): Promise<Record<string, unknown>> {
  const id = entryId(req, entry)
  await editMediaEntryWorkflow(req.scope).run({ input: { entry, id, edit, actor: signedIn(req) } as never })
  return answerEntry(req, entry, id)
}

/** Deletes the entry of the path; one that was only switched off is answered as it is now. */
export async function deleteEntry(
  req: MediaRequest,
  entry: CreatableEntry,
  object: string,
): Promise<Record<string, unknown>> {
  const id = entryId(req, entry)
  const { result } = await deleteMediaEntryWorkflow(req.scope).run({ input: { entry, id, actor: signedIn(req) } })
  return result.result ? answerEntry(req, entry, id) : { id, object, deleted: true }
}

function view<E extends EntryName>(row: CountedEntry<E>): EntryView<E> {
  const { match_keys: _keys, ...shown } = row as CountedEntry<E> & { match_keys?: unknown }
  return shown as unknown as EntryView<E>
}
