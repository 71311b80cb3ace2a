import { signedInCustomer } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { createDownloadTicketWorkflow } from "../../../../../../../workflows/license/digital"
import { downloadAnswer, downloadBody } from "../../../digital-validators"

export const POST = route(
  {
    summary: "A link to a file that comes with the licence",
    description: "Works once, for ten minutes. Making it uses nothing up; following it does.",
    idempotency: "mediaLicense",
    body: downloadBody,
    response: downloadAnswer,
    errors: {
      401: ["media_unauthorized"],
      404: ["media_license_digital_not_found", "media_license_file_not_found"],
      409: ["media_license_download_cap", "media_license_licence_suspended"],
    },
  },
  async (req, { body: { file_id } }) => {
    const actor = signedInCustomer(req)
    const { result } = await createDownloadTicketWorkflow(req.scope).run({
      input: { digital_id: req.params.id!, customer_id: actor.id, actor, file_id },
    })
    return { url: `/t/d/${result.ticket}`, expires_at: result.expires_at, remaining: result.remaining }
  },
)
