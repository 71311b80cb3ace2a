import { signedInCustomer } from "../../../../../../../../lib/permission"
import { route } from "../../../../../../../../lib/route"
import { deactivateLicenceDeviceWorkflow } from "../../../../../../../../workflows/license/digital"
import { deviceView } from "../../../../../../../../workflows/license/readers/digital"
import { deviceAnswer } from "../../../../digital-validators"

export const DELETE = route(
  {
    summary: "Stop using the licence on a device",
    description: "Frees its slot. An offline file of the device closes the slot for other devices' until it ends.",
    response: deviceAnswer,
    errors: {
      401: ["media_unauthorized"],
      404: ["media_license_digital_not_found", "media_license_device_not_found"],
      409: ["media_license_deactivation_budget"],
    },
  },
  async (req) => {
    const actor = signedInCustomer(req)
    const digital_id = req.params.id!
    const { result } = await deactivateLicenceDeviceWorkflow(req.scope).run({
      input: { digital_id, device_id: req.params["device_id"]!, customer_id: actor.id, actor },
    })
    return { device: await deviceView(req.scope, result.device_id), digital_id }
  },
)
