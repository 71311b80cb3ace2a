import { route } from "../../../../../../lib/route"
import { activateByKeySchema } from "../../../../../../modules/license/domain/digital"
import { activateDeviceByKeyWorkflow } from "../../../../../../workflows/license/digital"
import { deviceView } from "../../../../../../workflows/license/readers/digital"
import { deviceAnswer } from "../../digital-validators"

export const POST = route(
  {
    summary: "Use a licence on a device, by its key",
    description: "Needs no sign-in: whoever has the key may. An unknown key and a mistyped one are answered alike.",
    idempotency: "mediaLicense",
    body: activateByKeySchema,
    response: deviceAnswer,
    errors: {
      400: ["media_invalid", "media_license_proof_refused"],
      404: ["media_license_digital_not_found"],
      409: ["media_license_device_limit", "media_license_licence_suspended"],
      429: ["media_license_rate_limited"],
    },
  },
  async (req, { body: { key, ...device } }) => {
    const { result } = await activateDeviceByKeyWorkflow(req.scope).run({ input: { key, device } })
    return { device: await deviceView(req.scope, result.device_id), digital_id: result.digital_id }
  },
)
