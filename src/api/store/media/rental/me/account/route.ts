import { signedInCustomer } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { myAccount } from "../../../../../../workflows/rental/readers/my-account"
import { myAccountAnswer } from "../../me-validators"

export const GET = route(
  {
    summary: "How the customer stands with the rental desk",
    description: "By the terms that hold for every title; a title's own may be stricter.",
    response: myAccountAnswer,
    errors: { 401: ["media_unauthorized"] },
  },
  async (req) => ({ ...(await myAccount(req.scope, signedInCustomer(req).id)) }),
)
