import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { changeDigitalStatusWorkflow } from "../../../../../../workflows/license/digital"
import { adminDigital } from "../../../../../../workflows/license/readers/digital"
import { changeDigitalBody, digitalAnswer } from "../../digital-validators"

export const GET = route(
  {
    summary: "One digital licence",
    permission: "license.digital:read",
    response: digitalAnswer,
    errors: { 404: ["media_license_digital_not_found"] },
  },
  async (req) => ({ digital: await adminDigital(req.scope, req.params.id!) }),
)

export const POST = route(
  {
    summary: "Suspend, resume or revoke a digital licence",
    permission: "license.digital:manage",
    idempotency: "mediaLicense",
    body: changeDigitalBody,
    response: digitalAnswer,
    errors: { 404: ["media_license_digital_not_found"], 409: ["media_license_digital_state"] },
  },
  async (req, { body }) => {
    const id = req.params.id!
    await changeDigitalStatusWorkflow(req.scope).run({ input: { id, ...body, actor: signedIn(req) } })
    return { digital: await adminDigital(req.scope, id) }
  },
)
