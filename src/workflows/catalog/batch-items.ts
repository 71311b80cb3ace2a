import { WorkflowResponse, createWorkflow, transform, when, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../lib/permission"
import type { ItemBatch } from "../../modules/catalog/domain/schemas"
import { createMediaItemsWorkflow } from "./create-items"
import { deleteMediaItemsWorkflow } from "./delete-items"
import { updateMediaItemsWorkflow } from "./update-items"

export const batchMediaItemsWorkflowId = "media-catalog-batch-items"

/**
 * Deletes, changes and creates items in one run: when one of them is refused, all of them are taken back.
 *
 * @throws 404, 409 and 400 as the single workflows do; paths begin with `create.0`, `update.0`, `delete.0`
 * @example
 * const batch = itemBatchSchema.parse({ update: [{ id, country: "JP" }], delete: [otherId] })
 * const { result } = await batchMediaItemsWorkflow(container).run({ input: { ...batch, actor } })
 */
export const batchMediaItemsWorkflow = createWorkflow(
  batchMediaItemsWorkflowId,
  (input: WorkflowData<ItemBatch & { actor?: Actor }>) => {
    const deleted = when({ input }, ({ input }) => input.delete.length > 0).then(() =>
      deleteMediaItemsWorkflow.runAsStep({
        input: transform({ input }, ({ input }) => ({ ids: input.delete, ...actorOf(input) })),
      }),
    )
    const updated = when({ input }, ({ input }) => input.update.length > 0).then(() =>
      updateMediaItemsWorkflow.runAsStep({ input: transform({ input }, updatesOf) }),
    )
    const created = when({ input }, ({ input }) => input.create.length > 0).then(() =>
      createMediaItemsWorkflow.runAsStep({
        input: transform({ input }, ({ input }) => ({ items: input.create, ...actorOf(input) })),
      }),
    )
    return new WorkflowResponse(
      transform({ deleted, updated, created }, ({ deleted, updated, created }) => ({
        deleted: deleted ?? [],
        updated: updated ?? [],
        created: created ?? [],
      })),
    )
  },
)

const actorOf = ({ actor }: { actor?: Actor }) => (actor ? { actor } : {})

function updatesOf({ input }: { input: ItemBatch & { actor?: Actor } }) {
  return {
    ...actorOf(input),
    prefixes: input.update.map((_, i) => `update.${i}`),
    updates: input.update.map(({ id, product, version, force, ...set }) => ({
      id,
      set,
      ...(product ? { product } : {}),
      ...(version ? { version } : {}),
      ...(force ? { force } : {}),
    })),
  }
}
