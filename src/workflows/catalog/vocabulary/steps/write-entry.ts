import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type {
  CreatableEntry,
  EntryEdits,
  EntryInputs,
  EntryName,
  EntryWrite,
} from "../../../../modules/catalog/domain/vocabulary-entries"
import type MediaCatalogService from "../../../../modules/catalog/service"

/** An entry to create, with the fields of its kind. */
export type NewEntry = { [E in CreatableEntry]: { entry: E; input: EntryInputs[E] } }[CreatableEntry]

/** An entry to edit; a type goes by its code. */
export type EntryEdit = { [E in EntryName]: { entry: E; id: string; edit: EntryEdits[E] } }[EntryName]

/** An entry to delete. */
export interface EntryRef {
  entry: CreatableEntry
  id: string
}

const catalogOf = (container: MedusaContainer) => container.resolve<MediaCatalogService>("mediaCatalog")

/** Puts the rows back, except those that someone has edited since. */
async function revert(write: EntryWrite | undefined, { container }: { container: MedusaContainer }): Promise<void> {
  if (write?.changes.length) await catalogOf(container).revertEntries(write.changes, write.reassess)
}

/** Creates an entry; compensated by deleting it. */
export const createEntryStep = createStep(
  "media-catalog-create-entry",
  async ({ entry, input }: NewEntry, { container }) => {
    const write = await catalogOf(container).createEntry(entry, input)
    return new StepResponse(write, write)
  },
  revert,
)

/** Edits an entry; compensated by the inverse edit. */
export const editEntryStep = createStep(
  "media-catalog-edit-entry",
  async ({ entry, id, edit }: EntryEdit, { container }) => {
    const write = await catalogOf(container).editEntry(entry, id, edit)
    return new StepResponse(write, write)
  },
  revert,
)

/** Deletes an entry, or switches it off where that is all its users allow; compensated by bringing it back. */
export const deleteEntryStep = createStep(
  "media-catalog-delete-entry",
  async ({ entry, id }: EntryRef, { container }) => {
    const write = await catalogOf(container).deleteEntry(entry, id)
    return new StepResponse(write, write)
  },
  revert,
)
