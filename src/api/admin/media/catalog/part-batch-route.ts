import type { ZodType } from "@medusajs/framework/zod"
import { signedIn } from "../../../../lib/permission"
import { route } from "../../../../lib/route"
import type { PartBatch } from "../../../../modules/catalog/actions/plan-change"
import { editMediaItemPartWorkflow, type EditMediaItemPartInput } from "../../../../workflows/catalog/edit-item-part"
import { adminItem } from "../../../../workflows/catalog/readers/admin-item"
import { itemAnswer } from "./items-validators"

/** `POST /items/:id/<part>/batch`: the same for every list of an item that is edited row by row. */
export function partBatchRoute<Body extends { version?: string | undefined }>(
  part: EditMediaItemPartInput["part"],
  body: ZodType<Body>,
) {
  return route(
    {
      summary: `Add, change and remove ${part} of an item`,
      permission: "catalog.item:update",
      body,
      response: itemAnswer,
      errors: {
        400: ["media_invalid", "media_part_not_found", "media_duplicate"],
        404: ["media_item_not_found"],
        409: ["media_item_version_conflict"],
      },
    },
    async (req, input) => {
      const { version, ...batch } = input.body
      await editMediaItemPartWorkflow(req.scope).run({
        input: {
          id: req.params.id!,
          part,
          batch: batch as unknown as PartBatch,
          actor: signedIn(req),
          ...(version ? { version } : {}),
        },
      })
      return { item: await adminItem(req.scope, req.params.id!) }
    },
  )
}
