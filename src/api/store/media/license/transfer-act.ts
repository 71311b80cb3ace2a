import { signedInCustomer } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import { transferTagWorkflow } from "../../../../workflows/license/claims/transfer-tag"
import { myTransfer } from "../../../../workflows/license/readers/my-tags"
import { transferAnswer } from "./tag-validators"

/** What the previous owner may do about an offer they have made. */
export function transferAct(act: "cancel" | "dispute", summary: string, description: string): MediaRouteHandler {
  return route(
    {
      summary,
      description,
      response: transferAnswer,
      errors: {
        401: ["media_unauthorized"],
        404: ["media_license_transfer_not_found"],
        409: ["media_license_tag_state"],
      },
    },
    async (req) => {
      const transfer_id = req.params.id!
      const { id: customer_id } = signedInCustomer(req)
      await transferTagWorkflow(req.scope).run({ input: { act, transfer_id, customer_id } })
      return { transfer: await myTransfer(req.scope, transfer_id) }
    },
  )
}
