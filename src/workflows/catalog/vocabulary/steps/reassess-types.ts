import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { reassessType } from "../lib/reassess"

/** Chunks a request waits for; the rest is done in the background. */
const MAX_CHUNKS_IN_REQUEST = 5

/**
 * Assesses the items of types anew, as far as a request can wait for it. Answers the types that need more.
 * Has nothing to undo: the step that made it necessary marks the types again when it is undone.
 */
export const reassessTypesStep = createStep(
  "media-catalog-reassess-types",
  async ({ media_types }: { media_types: string[] }, { container }) => {
    const unfinished: string[] = []
    let chunksLeft = MAX_CHUNKS_IN_REQUEST
    for (const mediaType of media_types) {
      const { done, chunks } = await reassessType(container, mediaType, chunksLeft)
      chunksLeft -= chunks
      if (!done) unfinished.push(mediaType)
    }
    return new StepResponse(unfinished)
  },
)
