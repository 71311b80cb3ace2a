import { checkPermission, signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { itemBatchSchema } from "../../../../../../modules/catalog/domain/schemas"
import { batchMediaItemsWorkflow } from "../../../../../../workflows/catalog/batch-items"
import { batchAnswer } from "../../items-validators"

export const POST = route(
  {
    summary: "Create, change and delete media items together, all or nothing",
    description: "At most 500 of each. Needs the right of every kind of change the body holds.",
    permission: "catalog.item:update",
    body: itemBatchSchema,
    response: batchAnswer,
    errors: { 400: ["media_invalid"], 404: ["media_item_not_found"], 409: ["media_item_version_conflict"] },
  },
  async (req, { body }) => {
    if (body.create.length) await checkPermission(req, "catalog.item:create")
    if (body.delete.length) await checkPermission(req, "catalog.item:delete")
    const { result } = await batchMediaItemsWorkflow(req.scope).run({ input: { ...body, actor: signedIn(req) } })
    return {
      created: result.created.map(({ id, product_id }) => ({ id, product_id })),
      updated: result.updated.map(({ id, updated_at }) => ({ id, updated_at })),
      deleted: result.deleted.map(({ id }) => id),
    }
  },
)
