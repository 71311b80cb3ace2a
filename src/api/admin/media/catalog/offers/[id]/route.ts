import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { updateOfferSchema } from "../../../../../../modules/catalog/domain/schemas"
import { deleteMediaOfferWorkflow } from "../../../../../../workflows/catalog/delete-offer"
import { adminItem } from "../../../../../../workflows/catalog/readers/admin-item"
import { updateMediaOfferWorkflow } from "../../../../../../workflows/catalog/update-offer"
import { deletedAnswer, itemAnswer } from "../../items-validators"

export const POST = route(
  {
    summary: "Change an offer and its variant",
    description: "Given prices replace all base prices of the variant. `version` is the item's.",
    permission: "catalog.item:update",
    body: updateOfferSchema,
    response: itemAnswer,
    errors: {
      400: ["media_invalid", "media_grade_unknown", "media_grade_evidence_required", "media_sku_taken"],
      404: ["media_offer_not_found"],
      409: ["media_item_version_conflict"],
    },
  },
  async (req, { body }) => {
    const { result } = await updateMediaOfferWorkflow(req.scope).run({
      input: { offer_id: req.params.id!, changes: body, actor: signedIn(req) },
    })
    return { item: await adminItem(req.scope, result!.id) }
  },
)

export const DELETE = route(
  {
    summary: "End an offer",
    description: "Soft-deletes the offer and its variant.",
    permission: "catalog.item:update",
    response: deletedAnswer("media_offer"),
    errors: { 404: ["media_offer_not_found"] },
  },
  async (req) => {
    const id = req.params.id!
    await deleteMediaOfferWorkflow(req.scope).run({ input: { offer_id: id, actor: signedIn(req) } })
    return { id, object: "media_offer", deleted: true }
  },
)
