import { batchActRoute } from "../../../batch-act-route"

export const POST = batchActRoute({
  act: "cancel",
  summary: "Take the order of a batch back before it is approved",
  permission: "license.batch:create",
})
