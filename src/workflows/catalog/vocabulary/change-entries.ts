import { WorkflowResponse, createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { EntryWrite } from "../../../modules/catalog/domain/vocabulary-entries"
import { recordAuditStep } from "../../system/steps/record-audit"
import { auditOfEntries } from "./lib/entry-events"
import { announceEntriesStep } from "./steps/announce-entries"
import { mergeTermStep } from "./steps/merge-term"
import { reassessTypesStep } from "./steps/reassess-types"
import {
  createEntryStep,
  deleteEntryStep,
  editEntryStep,
  type EntryEdit,
  type EntryRef,
  type NewEntry,
} from "./steps/write-entry"

type By<T> = T & { actor?: Actor }

/** What follows every write: the audit log, items assessed anew, the announcement. */
function finish(write: WorkflowData<EntryWrite>, input: WorkflowData<{ actor?: Actor }>): void {
  recordAuditStep(
    transform({ write, input }, ({ write, input }) => ({
      ...(input.actor ? { actor: input.actor } : {}),
      events: auditOfEntries(write.changes),
    })),
  )
  const unfinished = reassessTypesStep(transform({ write }, ({ write }) => ({ media_types: write.reassess })))
  announceEntriesStep(transform({ write, unfinished }, ({ write, unfinished }) => ({ ...write, unfinished })))
}

/**
 * Adds a title group, contributor, term, grade or run-time attribute.
 *
 * @throws 400 with every problem, 409 `media_term_exists`, `media_grade_exists`, `media_attribute_key_taken`
 * @example
 * await createMediaEntryWorkflow(container).run({
 *   input: { entry: "term", input: { vocabulary: "genre", code: "city_pop", labels: { en: "City pop" } }, actor },
 * })
 */
export const createMediaEntryWorkflow = createWorkflow(
  "media-catalog-create-entry",
  (input: WorkflowData<By<NewEntry>>) => {
    const write = createEntryStep(input as WorkflowData<NewEntry>)
    finish(write, input)
    return new WorkflowResponse(write)
  },
)

/**
 * Edits an entry; a media type can only be switched off and on.
 *
 * @throws 404, 400 with every problem, 409 where the edit would break what uses the entry
 * @example
 * const edit = { is_active: false }
 * await editMediaEntryWorkflow(container).run({ input: { entry: "type", id: "vhs", edit, actor } })
 */
export const editMediaEntryWorkflow = createWorkflow(
  "media-catalog-edit-entry",
  (input: WorkflowData<By<EntryEdit>>) => {
    const write = editEntryStep(input as WorkflowData<EntryEdit>)
    finish(write, input)
    return new WorkflowResponse(write)
  },
)

/**
 * Deletes an entry that nothing uses. A used run-time attribute is switched off instead: `result` is then its new state.
 *
 * @throws 404, 409 with `count` while anything uses it
 * @example
 * await deleteMediaEntryWorkflow(container).run({ input: { entry: "contributor", id, actor } })
 */
export const deleteMediaEntryWorkflow = createWorkflow(
  "media-catalog-delete-entry",
  (input: WorkflowData<By<EntryRef>>) => {
    const write = deleteEntryStep(input as WorkflowData<EntryRef>)
    finish(write, input)
    return new WorkflowResponse(write)
  },
)

/**
 * Makes one term stand for another of its vocabulary: everything that used it uses the other one.
 *
 * @throws 404, 400 for itself or another vocabulary, 409 `media_term_merged`
 * @example
 * await mergeMediaTermWorkflow(container).run({ input: { id: synonymId, into_id: id, actor } })
 */
export const mergeMediaTermWorkflow = createWorkflow(
  "media-catalog-merge-term",
  (input: WorkflowData<By<{ id: string; into_id: string }>>) => {
    const merge = mergeTermStep(input)
    finish(merge as unknown as WorkflowData<EntryWrite>, input)
    return new WorkflowResponse(merge)
  },
)
