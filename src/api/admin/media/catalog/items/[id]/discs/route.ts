import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { replaceDiscsSchema } from "../../../../../../../modules/catalog/domain/schemas"
import { adminItem } from "../../../../../../../workflows/catalog/readers/admin-item"
import { updateMediaItemsWorkflow } from "../../../../../../../workflows/catalog/update-items"
import { itemAnswer } from "../../../items-validators"

export const PUT = route(
  {
    summary: "Replace the whole disc and track list",
    description:
      "Discs and tracks named by `id` are kept and changed, the rest is created or removed; one transaction.",
    permission: "catalog.item:update",
    body: replaceDiscsSchema,
    response: itemAnswer,
    errors: {
      400: ["media_invalid", "media_disc_not_found", "media_track_not_found", "media_identifier_format"],
      404: ["media_item_not_found"],
      409: ["media_item_version_conflict"],
    },
  },
  async (req, { body }) => {
    const { discs, version } = body
    await updateMediaItemsWorkflow(req.scope).run({
      input: {
        updates: [{ id: req.params.id!, set: { discs }, ...(version ? { version } : {}) }],
        actor: signedIn(req),
      },
    })
    return { item: await adminItem(req.scope, req.params.id!) }
  },
)
