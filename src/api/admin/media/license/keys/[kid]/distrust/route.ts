import { requestRoute } from "../../../request-route"
import { reasonBody } from "../../../tag-validators"

export const POST = requestRoute({
  action: "distrust_key",
  param: "kid",
  summary: "Ask for a batch's key to be distrusted",
  description: "Once somebody else agrees, every tag of the batch is under review, everywhere within a minute.",
  permission: "license.key:manage",
  body: reasonBody,
  errors: { 409: ["media_license_key_state"] },
})
