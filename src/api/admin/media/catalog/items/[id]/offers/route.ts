import { signedIn } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { createOfferSchema } from "../../../../../../../modules/catalog/domain/schemas"
import { createMediaOfferWorkflow } from "../../../../../../../workflows/catalog/create-offer"
import { adminItem } from "../../../../../../../workflows/catalog/readers/admin-item"
import { itemAnswer } from "../../../items-validators"

export const POST = route(
  {
    summary: "Add an offer: a variant with condition, grades and prices",
    permission: "catalog.item:update",
    body: createOfferSchema,
    response: itemAnswer,
    status: 201,
    errors: {
      400: ["media_invalid", "media_grade_unknown", "media_grade_evidence_required", "media_sku_taken"],
      404: ["media_item_not_found"],
      409: ["media_offer_exists"],
    },
  },
  async (req, { body }) => {
    const item_id = req.params.id!
    await createMediaOfferWorkflow(req.scope).run({ input: { item_id, offer: body, actor: signedIn(req) } })
    return { item: await adminItem(req.scope, item_id) }
  },
)
