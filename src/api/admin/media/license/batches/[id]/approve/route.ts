import { batchActRoute } from "../../../batch-act-route"

export const POST = batchActRoute({
  act: "approve",
  summary: "Approve a large batch",
  description: "Somebody else than who ordered it; an API key cannot.",
  permission: "license.batch:apply",
  errors: { 403: ["media_license_self_approval"] },
})
