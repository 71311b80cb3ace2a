import { batchActRoute } from "../../../batch-act-route"

export const POST = batchActRoute({
  act: "retry",
  summary: "Mint on after a fault",
  description: "Goes on behind the last chunk that was minted.",
  permission: "license.batch:create",
})
