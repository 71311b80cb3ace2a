import { Modules } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { EntryChange } from "../../../../modules/catalog/domain/vocabulary-entries"
import { eventsOfEntries } from "../lib/entry-events"
import { TYPE_REASSESSMENT } from "../lib/reassess"

/**
 * Announces what happened to each row, grouped with the workflow: the events leave when it has finished and are dropped
 * when it fails. Several names at once are more than `emitEventStep` takes.
 */
export const announceEntriesStep = createStep(
  "media-catalog-announce-entries",
  async (input: { changes: EntryChange[]; unfinished: string[] }, { container, eventGroupId }) => {
    const messages = [
      ...eventsOfEntries(input.changes).flatMap(({ name, data }) => data.map((one) => ({ name, data: one }))),
      ...input.unfinished.map((media_type) => ({ name: TYPE_REASSESSMENT, data: { media_type } as object })),
    ]
    if (messages.length > 0) {
      const metadata = eventGroupId ? { eventGroupId } : {}
      await container.resolve(Modules.EVENT_BUS).emit(messages.map((message) => ({ ...message, metadata })))
    }
    return new StepResponse(messages.length, eventGroupId)
  },
  async (eventGroupId, { container }) => {
    if (eventGroupId) await container.resolve(Modules.EVENT_BUS).clearGroupedEvents(eventGroupId)
  },
)
