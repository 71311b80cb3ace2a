import { signedInCustomer } from "../../../../../../../lib/permission"
import { route } from "../../../../../../../lib/route"
import { activateDeviceSchema } from "../../../../../../../modules/license/domain/digital"
import { activateLicenceDeviceWorkflow } from "../../../../../../../workflows/license/digital"
import { deviceView } from "../../../../../../../workflows/license/readers/digital"
import { deviceAnswer } from "../../../digital-validators"

export const POST = route(
  {
    summary: "Use the licence on a device",
    description: "A device that is known keeps its slot; otherwise it gets the smallest that is free.",
    idempotency: "mediaLicense",
    body: activateDeviceSchema,
    response: deviceAnswer,
    errors: {
      400: ["media_invalid", "media_license_proof_refused"],
      401: ["media_unauthorized"],
      404: ["media_license_digital_not_found"],
      409: ["media_license_device_limit", "media_license_licence_suspended"],
    },
  },
  async (req, { body }) => {
    const actor = signedInCustomer(req)
    const { result } = await activateLicenceDeviceWorkflow(req.scope).run({
      input: { digital_id: req.params.id!, customer_id: actor.id, actor, device: body },
    })
    return { device: await deviceView(req.scope, result.device_id), digital_id: result.digital_id }
  },
)
