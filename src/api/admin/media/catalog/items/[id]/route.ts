import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { updateItemSchema } from "../../../../../../modules/catalog/domain/schemas"
import { deleteMediaItemsWorkflow } from "../../../../../../workflows/catalog/delete-items"
import { problemsOfSoundEdit } from "../../../../../../workflows/catalog/lib/problems-of-sound-fields"
import { adminItem } from "../../../../../../workflows/catalog/readers/admin-item"
import { updateMediaItemsWorkflow } from "../../../../../../workflows/catalog/update-items"
import { deletedAnswer, itemAnswer } from "../../items-validators"

export const GET = route(
  {
    summary: "One media item with everything an editor needs",
    permission: "catalog.item:read",
    response: itemAnswer,
    errors: { 404: ["media_item_not_found"] },
  },
  async (req) => ({ item: await adminItem(req.scope, req.params.id!) }),
)

export const POST = route(
  {
    summary: "Change a media item",
    description:
      "A partial update: a given list replaces the stored one, a given attribute replaces that attribute, `null` clears. " +
      "With `version` (the item's `updated_at`) a stale edit is refused.",
    permission: "catalog.item:update",
    body: updateItemSchema,
    whenMalformed: (req, body, atFault) => problemsOfSoundEdit(req.scope, req.params.id!, body, atFault),
    response: itemAnswer,
    errors: {
      400: ["media_invalid", "media_attribute_unknown", "media_grade_evidence_required", "media_boxset_incomplete"],
      404: ["media_item_not_found"],
      409: ["media_item_version_conflict", "media_type_change_loses_data"],
    },
  },
  async (req, { body }) => {
    const { product, version, force, ...set } = body
    await updateMediaItemsWorkflow(req.scope).run({
      input: {
        updates: [
          {
            id: req.params.id!,
            set,
            ...(product ? { product } : {}),
            ...(version ? { version } : {}),
            ...(force ? { force } : {}),
          },
        ],
        actor: signedIn(req),
      },
    })
    return { item: await adminItem(req.scope, req.params.id!) }
  },
)

export const DELETE = route(
  {
    summary: "Take the media data off a product",
    description: "Soft-deletes item and offers; the product stays as an ordinary product.",
    permission: "catalog.item:delete",
    response: deletedAnswer("media_item"),
    errors: { 404: ["media_item_not_found"] },
  },
  async (req) => {
    const id = req.params.id!
    await deleteMediaItemsWorkflow(req.scope).run({ input: { ids: [id], actor: signedIn(req) } })
    return { id, object: "media_item", deleted: true }
  },
)
