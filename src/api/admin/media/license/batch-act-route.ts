import { signedIn } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import type { BatchAct } from "../../../../modules/license/actions/batches"
import { actOnTagBatchWorkflow, mintBatchWorkflow } from "../../../../workflows/license/batches"
import { tagBatch } from "../../../../workflows/license/readers/batches"
import { batchAnswer, noBody } from "./batch-validators"

interface ActSpec {
  act: BatchAct
  summary: string
  description?: string
  permission: "license.batch:create" | "license.batch:apply" | "license.pin:export"
  errors?: Record<number, string[]>
}

/** `POST /batches/:id/<act>`: one decision about a batch, answered with the batch as it is afterwards. */
export function batchActRoute({ act, errors, ...spec }: ActSpec): MediaRouteHandler {
  return route(
    {
      ...spec,
      idempotency: "mediaLicense",
      body: noBody,
      response: batchAnswer,
      errors: {
        ...errors,
        404: ["media_license_batch_not_found"],
        409: ["media_license_batch_state", ...(errors?.[409] ?? [])],
      },
    },
    async (req) => {
      const id = req.params.id!
      await actOnTagBatchWorkflow(req.scope).run({ input: { id, act, actor: signedIn(req) } })
      // A decision that lets minting begin begins it; should that fail, the job of the next minute does.
      if (act === "approve" || act === "retry") await mintBatchWorkflow(req.scope).run({ input: { batch_id: id } })
      return { batch: await tagBatch(req.scope, id) }
    },
  )
}
