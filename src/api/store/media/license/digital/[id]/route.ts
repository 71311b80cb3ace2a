import { signedInCustomer } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { myDigital } from "../../../../../../workflows/license/readers/digital"
import { myDigitalAnswer } from "../../digital-validators"

export const GET = route(
  {
    summary: "One of the customer's digital licences",
    response: myDigitalAnswer,
    errors: { 401: ["media_unauthorized"], 404: ["media_license_digital_not_found"] },
  },
  async (req) => ({ digital: await myDigital(req.scope, req.params.id!, signedInCustomer(req).id) }),
)
