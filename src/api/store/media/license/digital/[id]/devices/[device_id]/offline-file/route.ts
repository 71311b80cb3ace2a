import { signedInCustomer } from "../../../../../../../../../lib/permission"
import { route } from "../../../../../../../../../lib/route"
import { issueOfflineFileWorkflow } from "../../../../../../../../../workflows/license/digital"
import { offlineFileAnswer, offlineFileBody } from "../../../../../digital-validators"

export const POST = route(
  {
    summary: "An offline file for a device",
    description: "A slot has one live file: while another device's is unexpired there is none for this one.",
    body: offlineFileBody,
    response: offlineFileAnswer,
    errors: {
      400: ["media_invalid", "media_license_proof_refused", "media_license_not_configured"],
      401: ["media_unauthorized"],
      404: ["media_license_digital_not_found", "media_license_device_not_found"],
      409: ["media_license_offline_file_live", "media_license_licence_suspended"],
    },
  },
  async (req, { body: { proof } }) => {
    const actor = signedInCustomer(req)
    const { result } = await issueOfflineFileWorkflow(req.scope).run({
      input: {
        ...{ digital_id: req.params.id!, device_id: req.params["device_id"]! },
        ...{ proof, customer_id: actor.id, actor },
      },
    })
    return { file: result.file, expires_at: result.expires_at }
  },
)
